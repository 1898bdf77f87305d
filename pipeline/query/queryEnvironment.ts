import * as t from "io-ts";
import { KeyStoreUri } from "../keys/keyStoreUri";
import { SqlEngineUri } from "../reports/sqlEngineUri";
import { StoreUri } from "../storage/storeUri";
import { TableName } from "../storage/tableName";

/** What the query function is told by its environment variables; the stacks encode it, the handler decodes it. */
export const QueryEnvironment = t.strict(
  {
    /** The lake bucket: manifests are read, so that results are cached under their versions. */
    LAKE_STORE: StoreUri,
    /** Where answers are kept to be given again: under `answers/`. */
    RESULTS_STORE: StoreUri,
    /** Where reports run. */
    SQL_ENGINE: SqlEngineUri,
    /** The metrics table: read only. */
    METRICS_TABLE: TableName,
    /** The keys that may read, hashed. */
    KEY_STORE: KeyStoreUri,
    /** Where each key's requests are counted. */
    RATE_TABLE: TableName,
  },
  "QueryEnvironment",
);
export type QueryEnvironment = t.TypeOf<typeof QueryEnvironment>;
