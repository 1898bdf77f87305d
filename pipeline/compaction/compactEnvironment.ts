import * as t from "io-ts";
import { DedupWindows } from "../event/datasets";
import { fromJson, wholeNumberFromString } from "../event/stringCodecs";
import { StoreUri } from "../storage/storeUri";
import { TableName } from "../storage/tableName";

/** What the compactor is told by its environment variables; the stacks encode it, the handler decodes it. */
export const CompactEnvironment = t.strict(
  {
    /** The raw bucket: read only. */
    RAW_STORE: StoreUri,
    /** The lake bucket. */
    LAKE_STORE: StoreUri,
    /** The metrics table, in which closed hours get their exact values. */
    METRICS_TABLE: TableName,
    /** By dataset: a record whose id appeared in so many hours before its own is a duplicate. */
    DEDUP_WINDOWS: fromJson(DedupWindows),
    /** A run that names no hour looks at this many closed hours at least, and compacts those that need it. */
    LOOKBACK_HOURS: wholeNumberFromString(1, 24 * 31),
  },
  "CompactEnvironment",
);
export type CompactEnvironment = t.TypeOf<typeof CompactEnvironment>;
