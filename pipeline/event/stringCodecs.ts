import * as either from "fp-ts/Either";
import * as t from "io-ts";

/** Text as environment variables and query strings give it ⇄ a whole number in [min, max]. */
export const wholeNumberFromString = (min: number, max: number): t.Type<number, string, unknown> => {
  const rule = `a whole number from ${min} to ${max}`;
  const is = (u: unknown): u is number =>
    Number.isSafeInteger(u) && (u as number) >= min && (u as number) <= max;
  return new t.Type(
    rule,
    is,
    (u, context) => {
      const n = typeof u === "string" && /^-?\d{1,15}$/.test(u) ? Number(u) : undefined;
      return is(n) ? t.success(n) : t.failure(u, context, rule);
    },
    String,
  );
};

/** JSON text ⇄ the value that `codec` makes of it. */
export const fromJson = <A, O>(codec: t.Type<A, O, unknown>): t.Type<A, string, unknown> =>
  new t.Type(
    `JSON of ${codec.name}`,
    codec.is,
    (u, context) => {
      const parsed = either.tryCatch(
        (): unknown => JSON.parse(typeof u === "string" ? u : ""),
        () => undefined,
      );
      return either.isRight(parsed)
        ? codec.validate(parsed.right, context)
        : t.failure(u, context, `JSON of ${codec.name}`);
    },
    (a) => JSON.stringify(codec.encode(a)),
  );
