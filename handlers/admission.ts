import type { AdmissionEnvironment } from "../pipeline/keys/admissionEnvironment";
import { type Admit, admit } from "../pipeline/keys/admit";
import { keyRing } from "../pipeline/keys/keyRing";
import { openKeyStore } from "../pipeline/keys/openKeyStore";
import { rateLimiter } from "../pipeline/keys/rateLimiter";
import { rateTableOf } from "../pipeline/keys/rateTable.dynamodb";
import { logLine } from "./log";

/** Who may use a function, and how often, by the stores that its environment names. */
export const admission = ({ KEY_STORE, RATE_TABLE }: AdmissionEnvironment): Admit =>
  admit({
    keys: keyRing({ store: openKeyStore(KEY_STORE), now: Date.now, log: logLine }),
    rate: rateLimiter({ table: rateTableOf(RATE_TABLE), now: Date.now, log: logLine }),
  });
