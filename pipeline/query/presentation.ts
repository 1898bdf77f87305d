import * as t from "io-ts";
import type { HttpRequest } from "../http/http";
import { type Format, preferredFormat } from "../http/preferredFormat";
import type { Problem } from "../http/problem";
import { choice, orElse, orNone, type Parameters, wholeNumber } from "../reports/parameter";
import { type Cursor, decodeCursor } from "./cursor";

/** How an answer is to be shown: the API's own parameters. */
export interface Presentation {
  readonly format: Format;
  /** Rows a page. */
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}

/** The most rows of a page, and how many it has where nobody says. */
export const pageLimits = { most: 10_000, default: 1_000 } as const;

const cursorRule = "a cursor as the answer before gave it: its member next";

const cursorCodec: t.Type<string, string, unknown> = new t.Type<string, string, unknown>(
  cursorRule,
  (u): u is string => typeof u === "string" && u.length <= 200 && decodeCursor(u) !== undefined,
  (u, context) => (cursorCodec.is(u) ? t.success(u) : t.failure(u, context, cursorRule)),
  t.identity,
);

/** What every answer of rows can be asked with beside the report's own parameters. */
export const presentationParameters = {
  format: orNone(
    choice(["json", "csv", "sql"], {
      doc: "JSON, CSV, or the SQL that would be run, with its values; without it, what the Accept header prefers, else JSON.",
      example: "json",
    }),
  ),
  limit: orElse(
    wholeNumber(
      { min: 1, max: pageLimits.most },
      { doc: "The most rows of a page; a page of very long rows has fewer.", example: "500" },
    ),
    pageLimits.default,
  ),
  cursor: orNone({
    codec: cursorCodec,
    schema: { type: "string" },
    doc: "Where the page begins: the member next of the page before.",
    example: "WyI0ZjUzY2QiLDEwMDBd",
  }),
} as const satisfies Parameters;

/** What of decoded parameters says how to show an answer. */
export const presentationOf = (
  { headers }: HttpRequest,
  values: Readonly<Record<string, unknown>>,
): Presentation => ({
  format: (values["format"] as Format | null) ?? preferredFormat(headers["accept"]),
  limit: Number(values["limit"]),
  cursor: typeof values["cursor"] === "string" ? decodeCursor(values["cursor"]) : undefined,
});

/** A query string as sent, without the key, which is no parameter of any question. */
export const askedOf = ({ query }: HttpRequest): Readonly<Record<string, string | undefined>> => {
  const { key: _, ...asked } = query;
  return asked;
};

/** So many errors are told of one question: a query string can have thousands of parameters. */
const toldErrors = 20;

/** The problem of parameters that break rules. */
export const invalidParameters = (errors: readonly string[]): Problem => ({
  status: 400,
  code: "invalid_parameters",
  detail: errors[0] ?? "a parameter is wrong",
  members: { errors: bounded(errors) },
});

const bounded = (errors: readonly string[]): readonly string[] =>
  errors.length > toldErrors
    ? [...errors.slice(0, toldErrors), `parameters: and ${errors.length - toldErrors} more errors`]
    : errors;
