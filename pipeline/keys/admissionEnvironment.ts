import * as t from "io-ts";
import { TableName } from "../storage/tableName";
import { KeyStoreUri } from "./keyStoreUri";

/** What every function that takes requests with keys is told: part of its environment. */
export const AdmissionEnvironment = t.strict(
  {
    /** Where the records of keys are kept: read only. */
    KEY_STORE: KeyStoreUri,
    /** The table that counts the requests of each key and minute. */
    RATE_TABLE: TableName,
  },
  "AdmissionEnvironment",
);
export type AdmissionEnvironment = t.TypeOf<typeof AdmissionEnvironment>;
