import type * as t from "io-ts";
import { customers } from "../../pipeline/commerce/customers";
import { orders } from "../../pipeline/commerce/orders";
import { payments } from "../../pipeline/commerce/payments";
import type { Field, Fields, Origin } from "../../pipeline/event/dataset";

/** What an import asks of a dataset. */
export interface ImportedDataset {
  /** Its endpoint is `/v1/<name>`. */
  readonly name: string;
  readonly fields: Fields;
  readonly codec: t.Decoder<unknown, unknown>;
}

/** Change records: exports of tables, of which every row may be sent again. */
export const importedDatasets: readonly ImportedDataset[] = [orders, customers, payments];

/** Those that a file may fill, in order. */
export const fieldsToFill = ({ fields }: ImportedDataset): readonly string[] =>
  Object.keys(fields).filter((name) => fields[name]?.from === "producer");

/** How the text of a cell becomes a field's value. */
export type FieldKind = "instant" | "day" | "amount" | "object" | "text";

/** Told by what the field publishes of itself. */
export const kindOf = ({ type: { schema } }: Field<unknown, boolean, Origin>): FieldKind => {
  if (schema["format"] === "date-time") return "instant";
  if (schema["format"] === "date") return "day";
  if (schema.type === "object") return "object";
  return [schema.type].flat().includes("number") ? "amount" : "text";
};
