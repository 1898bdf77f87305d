import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { isCalendarDate } from "../event/calendarDate";
import { type FieldType, type JsonSchema, oneOf, text } from "../event/fieldType";
import { slug } from "../event/scalars";
import { wholeNumberFromString } from "../event/stringCodecs";
import type { SqlParameter } from "./sqlEngine";

/** What a report may be asked with: how its text, as in a query string, is decoded, and what it says. */
export interface Parameter<A extends SqlParameter> {
  /** From text. */
  readonly codec: t.Type<A, unknown, unknown>;
  readonly schema: JsonSchema;
  readonly doc: string;
  readonly example: string;
  /** What holds where it is left out; undefined: it must be given. */
  readonly default?: A;
}

// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every one
export type Parameters = Readonly<Record<string, Parameter<any>>>;

/** The values of a report's parameters, all there: those left out have their defaults. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer A> ? A : never;
};

/** As who asks gives them: without those that have a default. */
export type AskedOf<P extends Parameters> = {
  readonly [K in keyof P as P[K] extends { readonly default: unknown } ? never : K]: ValuesOf<P>[K];
} & {
  readonly [K in keyof P as P[K] extends { readonly default: unknown } ? K : never]?: ValuesOf<P>[K];
};

interface Said {
  readonly doc: string;
  readonly example: string;
}

/** A parameter with a default. */
export type Optional<A extends SqlParameter> = Parameter<A> & { readonly default: A };

/** The same parameter, null where it is left out. */
export const orNone = <A extends Exclude<SqlParameter, null>>(
  parameter: Parameter<A>,
): Optional<A | null> => ({
  ...parameter,
  codec: parameter.codec as unknown as t.Type<A | null, unknown, unknown>,
  default: null,
});

/** The same parameter, with a value where it is left out. */
export const orElse = <A extends SqlParameter>(parameter: Parameter<A>, value: A): Optional<A> => ({
  ...parameter,
  default: value,
});

/** Any text of a field's kind. */
export const textParameter = (type: FieldType<string>, said: Said): Parameter<string> => ({
  codec: type.codec,
  schema: type.schema,
  ...said,
});

/** One of some words. */
export const choice = <W extends string>(words: readonly [W, ...W[]], said: Said): Parameter<W> => {
  const type = oneOf(...words);
  return { codec: type.codec, schema: type.schema, ...said };
};

/** A whole number in [min, max]. */
export const wholeNumber = (
  { min, max }: { readonly min: number; readonly max: number },
  said: Said,
): Parameter<number> => ({
  codec: wholeNumberFromString(min, max),
  schema: { type: "integer", minimum: min, maximum: max },
  ...said,
});

const earliest = "1990-01-01";
const latest = "2199-12-31";
const dateRule = `a date as 2026-03-01, from ${earliest} to ${latest}`;
const isDate = (u: unknown): u is string => isCalendarDate(u) && u >= earliest && u <= latest;

/** A day of the calendar. */
export const dateParameter = (said: Said): Parameter<string> => ({
  codec: guarded(dateRule, isDate),
  schema: { type: "string", format: "date" },
  ...said,
});

const zoneRule = "a time zone by its IANA name, as Europe/Rome, or UTC";

/** By name only: engines disagree about offsets and abbreviations. */
const isTimeZone = (u: unknown): u is string => {
  if (typeof u !== "string" || !/^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/.test(u)) return false;
  return either.isRight(
    either.tryCatch(
      () => new Intl.DateTimeFormat("en", { timeZone: u }),
      () => undefined,
    ),
  );
};

/** A time zone. */
export const timeZoneParameter = (said: Said): Parameter<string> => ({
  codec: guarded(zoneRule, isTimeZone),
  schema: { type: "string" },
  ...said,
});

/** A restaurant or shop. */
export const siteParameter = (said: Said): Parameter<string> => textParameter(slug, said);

/** A short text that people chose: a section, a campaign. */
export const labelParameter = (said: Said): Parameter<string> =>
  textParameter(text({ maxLength: 256 }), said);

function guarded(rule: string, is: (u: unknown) => u is string): t.Type<string, string, unknown> {
  return new t.Type(
    rule,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context, rule)),
    t.identity,
  );
}
