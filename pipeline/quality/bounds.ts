import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { isJsonObject } from "../event/fieldType";
import { strangerErrors } from "./strangerErrors";

/** Where a figure stops being good: beyond `warn` it is told, beyond `fail` somebody is called; null: never. */
export interface Bounds {
  readonly warn: number | null;
  readonly fail: number | null;
}

/** On which side of its bounds a figure is good: at least as much, or at most. A figure equal to its bound is good. */
export type Side = "at least" | "at most";

const names = ["warn", "fail"] as const;

/** Bounds whose left-out parts are as said; each within [0, `most`], and `fail` no stricter than `warn`. */
export const boundsOf = (side: Side, most: number, otherwise: Bounds): t.Type<Bounds, unknown, unknown> => {
  const limit = limitUpTo(most);
  const isOrdered = ({ warn, fail }: Bounds): boolean =>
    warn === null || fail === null || (side === "at least" ? fail <= warn : fail >= warn);

  const is = (u: unknown): u is Bounds =>
    isJsonObject(u) && names.every((name) => limit.is(u[name])) && isOrdered(u as unknown as Bounds);

  const validate: t.Validate<unknown, Bounds> = (u, context) => {
    if (!isJsonObject(u)) return t.failure(u, context);
    const errors = [...strangerErrors(u, context, names)];
    const bounds: { warn: number | null; fail: number | null } = { ...otherwise };
    for (const name of names) {
      if (u[name] === undefined) continue;
      const decoded = limit.validate(u[name], t.appendContext(context, name, limit, u[name]));
      if (either.isRight(decoded)) bounds[name] = decoded.right;
      else errors.push(...decoded.left);
    }
    if (errors.length > 0) return t.failures(errors);
    if (isOrdered(bounds)) return t.success(bounds);
    const rule = `bounds whose fail, ${bounds.fail}, is ${side === "at least" ? "not above" : "not below"} warn, ${bounds.warn}`;
    return t.failure(u, context, rule);
  };

  /** What differs from the default: the environment of a function has room for little. */
  const encode = (bounds: Bounds): unknown =>
    Object.fromEntries(
      names.filter((name) => bounds[name] !== otherwise[name]).map((name) => [name, bounds[name]]),
    );

  return new t.Type(`bounds as {"warn": …, "fail": …}, each ${limit.name}`, is, validate, encode);
};

const limitUpTo = (most: number): t.Type<number | null, unknown, unknown> => {
  const is = (u: unknown): u is number | null => u === null || (typeof u === "number" && u >= 0 && u <= most);
  return new t.Type(
    `a number from 0 to ${most}, or null`,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
    t.identity,
  );
};
