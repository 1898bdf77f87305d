import * as t from "io-ts";
import { wholeNumberFromString } from "../event/stringCodecs";
import { AdmissionEnvironment } from "../keys/admissionEnvironment";
import { maxShards } from "../raw/rawKey";
import { StoreUri } from "../storage/storeUri";

/** What the ingest function is told by its environment variables; the stacks encode it, the handler decodes it. */
export const IngestEnvironment = t.strict(
  {
    /** The raw bucket. */
    RAW_STORE: StoreUri,
    /** How many shards new batches are spread over. */
    SHARDS: wholeNumberFromString(1, maxShards),
    ...AdmissionEnvironment.type.props,
  },
  "IngestEnvironment",
);
export type IngestEnvironment = t.TypeOf<typeof IngestEnvironment>;
