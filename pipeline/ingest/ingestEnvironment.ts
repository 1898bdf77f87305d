import * as t from "io-ts";
import { unquoted } from "../event/decode";
import { fromJson, wholeNumberFromString } from "../event/stringCodecs";
import { KeyRecords } from "../keys/keyRecord";
import { maxShards } from "../raw/rawKey";
import { StoreUri } from "../storage/storeUri";

/** What the ingest function is told by its environment variables; the stacks encode it, the handler decodes it. */
export const IngestEnvironment = t.strict(
  {
    /** The raw bucket. */
    RAW_STORE: StoreUri,
    /** The keys that may write, hashed. */
    KEYS: unquoted(fromJson(KeyRecords)),
    /** How many shards new batches are spread over. */
    SHARDS: wholeNumberFromString(1, maxShards),
  },
  "IngestEnvironment",
);
export type IngestEnvironment = t.TypeOf<typeof IngestEnvironment>;
