import * as t from "io-ts";
import { wholeNumberFromString } from "../event/stringCodecs";
import { StoreUri } from "../storage/storeUri";

/** What the compactor is told by its environment variables; the stacks encode it, the handler decodes it. */
export const CompactEnvironment = t.strict(
  {
    /** The raw bucket: read only. */
    RAW_STORE: StoreUri,
    /** The lake bucket. */
    LAKE_STORE: StoreUri,
    /** An event whose id appeared in this many hours before its own is a duplicate. */
    DEDUP_WINDOW_HOURS: wholeNumberFromString(0, 24 * 366),
    /** A run that names no hour looks at this many closed hours, and compacts those that need it. */
    LOOKBACK_HOURS: wholeNumberFromString(1, 24 * 31),
  },
  "CompactEnvironment",
);
export type CompactEnvironment = t.TypeOf<typeof CompactEnvironment>;
