import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { isJsonObject } from "../pipeline/event/fieldType";
import { nearestName } from "./nearestName";

/** One option of the configuration: what it may be, what it is for, and what it is when left out. */
export interface Setting<A> {
  readonly codec: t.Type<A, unknown, unknown>;
  readonly doc: string;
  /** In the form in which the file would give it; a setting without one must be given. */
  readonly otherwise?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every setting
export type Settings = Readonly<Record<string, Setting<any>>>;

export type ValuesOf<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer A> ? A : never;
};

/** The codec of an object of settings; it tells which there are. */
export type SettingsType<A> = t.Type<A, unknown, unknown> & { readonly known: Settings };

/** A setting, with its type taken from its codec. */
export const setting = <A>(
  codec: t.Type<A, unknown, unknown>,
  doc: string,
  otherwise?: unknown,
): Setting<A> => ({ codec, doc, otherwise });

/**
 * The codec of a JSON object of settings. It refuses names that it does not know, so that a misspelt option is
 * not a silent default; `check` gives the sentences of rules across settings, and `gone` says of names that were settings
 * once what to do instead.
 */
export const settings = <S extends Settings>(
  name: string,
  known: S,
  check: (values: ValuesOf<S>) => readonly string[] = () => [],
  gone: Readonly<Record<string, string>> = {},
): SettingsType<ValuesOf<S>> => {
  const names = Object.keys(known);

  const is = (u: unknown): u is ValuesOf<S> =>
    isJsonObject(u) && Object.entries(known).every(([key, { codec }]) => codec.is(u[key]));

  const validate: t.Validate<unknown, ValuesOf<S>> = (u, context) => {
    if (!isJsonObject(u)) return t.failure(u, context, "a JSON object");
    const errors: t.ValidationError[] = [];
    const values: Record<string, unknown> = {};
    for (const [key, { codec, otherwise }] of Object.entries(known)) {
      const value = u[key] === undefined ? otherwise : u[key];
      const decoded = codec.validate(value, t.appendContext(context, key, codec, value));
      if (either.isRight(decoded)) values[key] = decoded.right;
      else errors.push(...decoded.left);
    }
    for (const key of Object.keys(u))
      if (!names.includes(key))
        errors.push({
          value: u[key],
          context,
          message: `${pathOf(context, key)}: ${Object.hasOwn(gone, key) ? gone[key] : notOneOf(names, key)}`,
        });
    if (errors.length > 0) return t.failures(errors);
    const decoded = values as ValuesOf<S>;
    const broken = check(decoded);
    return broken.length === 0
      ? t.success(decoded)
      : t.failures(broken.map((message) => ({ value: u, context, message })));
  };

  return Object.assign(new t.Type<ValuesOf<S>, unknown, unknown>(name, is, validate, t.identity), { known });
};

/** The settings that a codec's object may have, where it is the codec of such an object. */
// biome-ignore lint/suspicious/noExplicitAny: any codec may be asked, whatever its type
export const settingsOf = (codec: t.Type<any, any, any>): Settings | undefined =>
  "known" in codec ? (codec.known as Settings) : undefined;

/** Where in the configuration, as `alarms.emails`. */
export const pathOf = (context: t.Context, ...further: readonly string[]): string =>
  [...context.map(({ key }) => key).filter((key) => key !== ""), ...further.map(shownName)].join(".");

const shownName = (name: string): string => (/^\w+$/.test(name) ? name : JSON.stringify(name));

const notOneOf = (names: readonly string[], key: string): string => {
  const meant = nearestName(key, names);
  return meant === undefined
    ? `not a setting; there are ${names.join(", ")}`
    : `not a setting; did you mean ${meant}?`;
};
