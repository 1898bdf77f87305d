import * as t from "io-ts";
import { decode } from "../../../pipeline/event/decode";
import { parseJson } from "../../../pipeline/event/parseJson";
import { shownValue } from "../../../pipeline/event/shownValue";
import { AskError, type Column } from "./reportClient";

/** A page of an answer. Its rows have the columns, of their types. */
export interface AnswerPage {
  readonly title: string;
  readonly asOf: Date;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

const Document = t.type(
  {
    report: t.string,
    title: t.string,
    as_of: t.string,
    columns: t.readonlyArray(
      t.type({
        name: t.string,
        schema: t.intersection([
          t.type({ type: t.union([t.string, t.readonlyArray(t.string)]) }),
          t.partial({ format: t.string }),
        ]),
        doc: t.string,
      }),
    ),
    rows: t.readonlyArray(t.UnknownRecord),
    next: t.union([t.string, t.null]),
  },
  "an answer",
);

/** Reads a page. Throws an AskError for a text that is none, or the page of another report. */
export const answerPage = (report: string, text: string): AnswerPage => {
  const parsed = parseJson(text, "it is not JSON");
  const decoded = parsed.kind === "valid" ? decode(Document, parsed.value) : parsed;
  if (decoded.kind === "invalid") throw noAnswer(report, decoded.errors[0] ?? "it is none");
  const { title, rows, next, ...document } = decoded.value;
  if (document.report !== report) throw noAnswer(report, `it is one to ${shownValue(document.report)}`);
  const asOf = new Date(document.as_of);
  if (Number.isNaN(asOf.getTime()))
    throw noAnswer(report, `as_of: must be a time, not ${shownValue(document.as_of)}`);
  const columns = document.columns.map(({ name, schema, doc }) => ({
    name,
    types: [schema.type].flat(),
    format: schema.format,
    doc,
  }));
  const wrong = wrongCell(columns, rows);
  if (wrong !== undefined) throw noAnswer(report, wrong);
  return { title, asOf, columns, rows, next };
};

const wrongCell = (columns: readonly Column[], rows: AnswerPage["rows"]): string | undefined => {
  const checks = columns.map(checkOf);
  for (const row of rows)
    for (const { column, isRight } of checks)
      if (!isRight(row[column.name])) {
        const value = row[column.name];
        const actual = value === undefined ? "it is missing" : `not ${shownValue(value)}`;
        return `${column.name}: must be ${column.format ?? column.types.join(" or ")}, ${actual}`;
      }
  return undefined;
};

const checkOf = (column: Column) => {
  const checks = column.types.map((type) =>
    type === "string" && column.format === "date-time" ? isTime : (types[type] ?? never),
  );
  return { column, isRight: (value: unknown): boolean => checks.some((check) => check(value)) };
};

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  integer: Number.isSafeInteger,
  number: (value) => typeof value === "number",
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

const isTime = (value: unknown): boolean => typeof value === "string" && !Number.isNaN(Date.parse(value));

const never = (): boolean => false;

const noAnswer = (report: string, why: string): AskError =>
  new AskError(
    "broken",
    `What came is no answer to ${report}: ${why}.`,
    "Reload the page: it may be of another version than the API.",
  );
