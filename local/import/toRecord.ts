import * as t from "io-ts";
import { decode } from "../../pipeline/event/decode";
import type { EpochMs } from "../../pipeline/event/fieldType";
import { parseJson } from "../../pipeline/event/parseJson";
import { shownValue } from "../../pipeline/event/shownValue";
import { StartupError } from "../startupError";
import { fromDecimalComma } from "./decimalComma";
import type { FieldMapping } from "./fieldMapping";
import { type FieldKind, fieldsToFill, type ImportedDataset, kindOf } from "./importedDataset";
import type { GoodRow } from "./row";
import type { TimeReader, WrittenTime } from "./writtenTime";
import { type ZonedTime, zonedTime } from "./zonedTime";

/** How values are written in a file. */
export interface ValueOptions {
  /** Of times that name no zone; an IANA name. */
  readonly timeZone: string;
  readonly times: TimeReader;
  readonly hasDecimalComma: boolean;
}

export interface ToRecordParts {
  readonly dataset: ImportedDataset;
  readonly mapping: FieldMapping;
  readonly values: ValueOptions;
  readonly keepsRest: boolean;
  /** The `updated_at` of rows that have none. */
  readonly asOfMs: EpochMs;
  /** The id of the row in a line, where rows have none. */
  readonly idOfLine: ((line: number) => string) | undefined;
}

/** A record as it is sent, or why the row makes none. */
export type Converted =
  | { readonly kind: "record"; readonly record: Readonly<Record<string, unknown>> }
  | { readonly kind: "bad"; readonly errors: readonly string[] };

/**
 * Makes a record of a row. Whether it is a good one, its dataset's codec decides later. Throws a StartupError for a
 * constant that is no value of its field.
 */
export const toRecord = (parts: ToRecordParts): ((row: GoodRow) => Converted) => {
  const { dataset, mapping, keepsRest, asOfMs, idOfLine } = parts;
  const convert = converter(parts);
  const kinds = new Map(
    fieldsToFill(dataset).flatMap((name): (readonly [string, FieldKind])[] => {
      const field = dataset.fields[name];
      return field === undefined ? [] : [[name, kindOf(field)]];
    }),
  );
  const constants = [...mapping.constants].map(([field, text]) => {
    const converted = convert(kinds.get(field) ?? "text", text);
    const value = converted.kind === "value" ? converted.value : undefined;
    const decoded = decode(dataset.fields[field]?.type.codec ?? t.never, value ?? text);
    if (converted.kind === "bad" || decoded.kind === "invalid")
      throw new StartupError(
        `--set ${field} takes ${dataset.fields[field]?.type.rule ?? converted.kind}, not ${shownValue(text)}`,
      );
    return [field, value] as const;
  });
  const asOf = new Date(asOfMs).toISOString();
  return ({ line, cells }) => {
    const record: Record<string, unknown> = idOfLine === undefined ? {} : { id: idOfLine(line) };
    const rest: [string, unknown][] = [];
    const errors: string[] = [];
    for (const [column, cell] of cells) {
      if (isNothing(cell)) continue;
      const field = mapping.fieldOf(column);
      const isKept = field !== undefined || (keepsRest && column !== "");
      if (isKept && typeof cell === "string" && cell.includes(replacement))
        errors.push(`${shownValue(column)}: is not UTF-8, in ${shownValue(cell)}: save the file as UTF-8`);
      if (field === undefined) {
        if (isKept) rest.push([column, cell]);
        continue;
      }
      const converted = convert(kinds.get(field) ?? "text", cell);
      if (converted.kind === "value") record[field] = converted.value;
      else errors.push(`${field}: must be ${converted.rule}, not ${shownValue(cell)}`);
    }
    if (errors.length > 0) return { kind: "bad", errors };
    for (const [field, value] of constants) record[field] = value;
    record["updated_at"] ??= asOf;
    if (rest.length > 0)
      record["properties"] = Object.fromEntries([...rest, ...Object.entries(record["properties"] ?? {})]);
    return { kind: "record", record };
  };
};

/** What stands for bytes that are no UTF-8. */
const replacement = "\ufffd";

/** An empty cell, a database's mark for no value, or JSON's null. */
const isNothing = (cell: unknown): boolean =>
  cell === null || cell === undefined || cell === "" || cell === "\\N";

type Value =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "bad"; readonly rule: string };

const converter = ({ values }: ToRecordParts): ((kind: FieldKind, cell: unknown) => Value) => {
  const { times, timeZone, hasDecimalComma } = values;
  const zone = zonedTime(timeZone);
  const timeOf = (kind: "instant" | "day", text: string): Value => {
    const written = times.read(text);
    if (written === undefined) return { kind: "bad", rule: times.rule };
    return { kind: "value", value: kind === "instant" ? instantText(written, zone) : dayText(written, zone) };
  };
  return (kind, cell) => {
    if (typeof cell === "number" && (kind === "text" || kind === "instant" || kind === "day")) {
      if (!Number.isSafeInteger(cell)) return { kind: "value", value: cell };
      return kind === "text" ? { kind: "value", value: String(cell) } : timeOf(kind, String(cell));
    }
    if (kind === "object" && typeof cell === "string") {
      const parsed = parseJson(cell, "");
      return parsed.kind === "valid"
        ? { kind: "value", value: parsed.value }
        : { kind: "bad", rule: "a JSON object" };
    }
    if (typeof cell !== "string") return { kind: "value", value: cell };
    if (kind === "instant" || kind === "day") return timeOf(kind, cell);
    if (kind !== "amount" || !hasDecimalComma) return { kind: "value", value: cell };
    const value = fromDecimalComma(cell);
    return value === undefined
      ? { kind: "bad", rule: "a number with a decimal comma, as 1.234,50" }
      : { kind: "value", value };
  };
};

const instantText = ({ wallMs, offsetMs }: WrittenTime, zone: ZonedTime): string =>
  new Date(offsetMs === undefined ? zone.instantOf(wallMs) : wallMs - offsetMs).toISOString();

/** The day that the text shows; of a time with a zone of its own, the day that it was in the file's. */
const dayText = ({ wallMs, offsetMs }: WrittenTime, zone: ZonedTime): string =>
  new Date(offsetMs === undefined ? wallMs : zone.wallOf(wallMs - offsetMs)).toISOString().slice(0, 10);
