import * as t from "io-ts";
import { StoreUri } from "../storage/storeUri";
import { TableName } from "../storage/tableName";

/** What the counting function is told by its environment variables; the stacks encode it, the handler decodes it. */
export const CountEnvironment = t.strict(
  {
    /** The raw bucket: read only. */
    RAW_STORE: StoreUri,
    /** The metrics table. */
    METRICS_TABLE: TableName,
  },
  "CountEnvironment",
);
export type CountEnvironment = t.TypeOf<typeof CountEnvironment>;
