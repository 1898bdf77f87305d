import * as t from "io-ts";
import { wholeNumberFromString } from "../event/stringCodecs";
import { maxShards } from "../raw/rawKey";
import { StoreUri } from "../storage/storeUri";

/** What the packer is told by its environment variables; the stacks encode it, the handler decodes it. */
export const PackEnvironment = t.strict(
  {
    /** The raw bucket: it puts. */
    RAW_STORE: StoreUri,
    /** The lake, of which it moves the watermarks back. */
    LAKE_STORE: StoreUri,
    /** How many shards an hour's objects are spread over. */
    SHARDS: wholeNumberFromString(1, maxShards),
    /** How many closed hours each compaction looks at: what is older has to be looked at again. */
    LOOKBACK_HOURS: wholeNumberFromString(1, 24 * 31),
  },
  "PackEnvironment",
);
export type PackEnvironment = t.TypeOf<typeof PackEnvironment>;
