import { decode } from "../../pipeline/event/decode";
import type { ImportedDataset } from "./importedDataset";
import type { GoodRow, Row } from "./row";
import type { Converted } from "./toRecord";

/** What came of one row, as the collector would see it. */
export type Judged =
  | { readonly kind: "good"; readonly record: Readonly<Record<string, unknown>> }
  | { readonly kind: "bad"; readonly errors: readonly string[] };

/** Judges a row as the collector would, but for what depends on the key. */
export const judgeRow = (
  { codec, name }: ImportedDataset,
  convert: (row: GoodRow) => Converted,
  row: Row,
): Judged => {
  if (row.kind === "bad") return { kind: "bad", errors: [`${name}: ${row.reason}`] };
  const converted = convert(row);
  if (converted.kind === "bad") return converted;
  const { record } = converted;
  const decoded = decode(codec, { ...record, site_id: record["site_id"] ?? siteOfKey });
  return decoded.kind === "valid" ? { kind: "good", record } : { kind: "bad", errors: decoded.errors };
};

/** Stands for the site that a key brings with it. */
const siteOfKey = "site-of-the-key";
