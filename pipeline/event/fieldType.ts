import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { isCalendarDate } from "./calendarDate";
import { alphabetOf, anyByte, type Plain } from "./plain";

/** How a field is stored: in Parquet, in the Glue catalog and in SQL the same word says the same thing. */
export type ColumnType = "string" | "int" | "bigint" | "double" | "boolean" | "timestamp";

type JsonType = "string" | "integer" | "number" | "boolean" | "object" | "null";

/** The part of JSON Schema (2020-12) that field types need. */
export interface JsonSchema {
  readonly type: JsonType | readonly JsonType[];
  readonly [keyword: string]: unknown;
}

/**
 * What one field may hold: the io-ts codec that decides, the column that stores it, the JSON Schema that
 * publishes it, and the rule in words that an error message quotes.
 */
export interface FieldType<A> {
  readonly codec: t.Type<A, unknown, unknown>;
  readonly column: ColumnType;
  readonly schema: JsonSchema;
  readonly rule: string;
  /** Free-form content (JSON, long prose): min/max statistics say nothing about it, so none are kept. */
  readonly freeForm?: true;
  /** Values that need not be parsed to be judged: those and no others whose text, encoded anew, is the same. @default none */
  readonly plain?: Plain;
}

/** Milliseconds since the Unix epoch, UTC. */
export type EpochMs = number;

/** A string of 1 to `maxLength` UTF-16 code units that is well-formed Unicode; see {@link text}. */
export interface TextOptions {
  readonly maxLength: number;
  /** A pattern for the whole string, and the words that explain it. */
  readonly pattern?: {
    readonly regex: RegExp;
    readonly rule: string;
    /** What of it can be told letter by letter: of ASCII letters, first and other, so many at least. @default nothing */
    readonly letters?: { readonly first: RegExp; readonly rest: RegExp; readonly minLength: number };
  };
}

/** Text of bounded length. Empty strings are refused: leave the field out instead. */
export const text = ({ maxLength, pattern }: TextOptions): FieldType<string> =>
  fieldType<string>({
    column: "string",
    rule: pattern?.rule ?? `text of 1 to ${maxLength} characters`,
    schema: {
      type: "string",
      minLength: 1,
      maxLength,
      ...(pattern ? { pattern: pattern.regex.source } : {}),
    },
    is: (u): u is string =>
      typeof u === "string" &&
      u.length > 0 &&
      u.length <= maxLength &&
      isWellFormed(u) &&
      (pattern === undefined || pattern.regex.test(u)),
    ...plainText(maxLength, pattern),
  });

const plainText = (maxLength: number, pattern: TextOptions["pattern"]): { readonly plain?: Plain } => {
  if (pattern === undefined)
    return { plain: { kind: "text", first: anyByte, rest: anyByte, minLength: 1, maxLength } };
  const { letters } = pattern;
  if (letters === undefined) return {};
  const { minLength } = letters;
  const [first, rest] = [alphabetOf(letters.first), alphabetOf(letters.rest)];
  return { plain: { kind: "text", first, rest, minLength, maxLength } };
};

/** One of a fixed list of words. */
export const oneOf = <W extends string>(...words: readonly [W, ...W[]]): FieldType<W> => {
  const known: ReadonlySet<unknown> = new Set(words);
  return fieldType<W>({
    column: "string",
    rule: `one of ${words.join(", ")}`,
    schema: { type: "string", enum: words },
    is: (u): u is W => known.has(u),
  });
};

/** A whole number in [min, max]; stored in 32 bits when the range allows it, else in 64. */
export const integer = ({ min, max }: { readonly min: number; readonly max: number }): FieldType<number> =>
  fieldType<number>({
    column: min >= -(2 ** 31) && max < 2 ** 31 ? "int" : "bigint",
    rule: `a whole number from ${min} to ${max}`,
    schema: { type: "integer", minimum: min, maximum: max },
    is: (u): u is number => Number.isSafeInteger(u) && (u as number) >= min && (u as number) <= max,
    plain: { kind: "number", isWhole: true, min, max },
  });

/** A finite number in [min, max]. */
export const decimal = ({ min, max }: { readonly min: number; readonly max: number }): FieldType<number> =>
  fieldType<number>({
    column: "double",
    rule: `a number from ${min} to ${max}`,
    schema: { type: "number", minimum: min, maximum: max },
    is: (u): u is number => typeof u === "number" && u >= min && u <= max,
    plain: { kind: "number", isWhole: false, min, max },
  });

/** true or false. */
export const flag = (): FieldType<boolean> =>
  fieldType<boolean>({
    column: "boolean",
    rule: "true or false",
    schema: { type: "boolean" },
    is: (u): u is boolean => typeof u === "boolean",
  });

const earliestMs = Date.UTC(1990, 0, 1);
const latestMs = Date.UTC(2200, 0, 1);
const isoInstant =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/i;

/**
 * A point in time. Decodes from ISO 8601 with a zone ("2026-03-01T12:00:00.000Z", "…+02:00") or from
 * milliseconds since the epoch; encodes to ISO 8601 in UTC with milliseconds.
 */
export const instant = (): FieldType<EpochMs> => {
  const rule = "an ISO 8601 time with a zone, or milliseconds since 1970, between the years 1990 and 2200";
  const is = (u: unknown): u is EpochMs =>
    typeof u === "number" && Number.isSafeInteger(u) && u >= earliestMs && u < latestMs;
  return {
    column: "timestamp",
    rule,
    schema: { type: ["string", "integer"], format: "date-time" },
    plain: { kind: "instant", earliestMs, latestMs },
    codec: new t.Type<EpochMs, string, unknown>(
      rule,
      is,
      (u, context) => {
        const ms = typeof u === "string" ? parseIsoInstant(u) : u;
        return is(ms) ? t.success(ms) : t.failure(u, context, rule);
      },
      (ms) => new Date(ms).toISOString(),
    ),
  };
};

/** A calendar date without a time, as `2026-03-01`, between the years 1990 and 2200: the same day in every time zone. */
export const day = (): FieldType<string> =>
  fieldType<string>({
    column: "string",
    rule: "a date as 2026-03-01, between the years 1990 and 2200",
    schema: { type: "string", format: "date" },
    is: (u): u is string => isCalendarDate(u) && u >= "1990" && u < "2200",
  });

/** A JSON object with whatever keys its producer likes; stored as its JSON text. */
export const jsonObject = (): FieldType<JsonObject> => ({
  ...fieldType<JsonObject>({
    column: "string",
    rule: "a JSON object",
    schema: { type: "object", additionalProperties: true },
    is: isJsonObject,
  }),
  freeForm: true,
});

/** A JSON object of any shape. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** True for an object that is no list. */
export const isJsonObject = (u: unknown): u is JsonObject =>
  typeof u === "object" && u !== null && !Array.isArray(u);

/** True when the string has no lone surrogates, so that UTF-8 holds it without loss. */
export const isWellFormed = (s: string): boolean => s.isWellFormed();

/** Epoch milliseconds of an ISO 8601 time with a zone, or undefined when it names no real instant. */
const parseIsoInstant = (s: string): EpochMs | undefined => {
  const parts = isoInstant.exec(s);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const ms = Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3));
  const local = Date.UTC(year, month - 1, day, hour, minute, second || 0, ms);
  const date = new Date(local);
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    (second || 0) < 60;
  if (!isReal) return undefined;
  const zone = (parts[8] ?? "Z").toUpperCase();
  if (zone === "Z") return local;
  const sign = zone.startsWith("-") ? -1 : 1;
  const digits = zone.replace(/\D/g, "");
  return local - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
};

interface Guarded<A> {
  readonly column: ColumnType;
  readonly rule: string;
  readonly schema: JsonSchema;
  readonly is: (u: unknown) => u is A;
  readonly plain?: Plain;
}

const fieldType = <A>({ column, rule, schema, is, plain }: Guarded<A>): FieldType<A> => ({
  column,
  rule,
  schema,
  codec: new t.Type<A, unknown, unknown>(
    rule,
    is,
    (u, context) => (is(u) ? either.right(u) : t.failure(u, context, rule)),
    t.identity,
  ),
  ...(plain === undefined ? {} : { plain }),
});
