import { gatewayV2 } from "../pipeline/http/gatewayV2";
import { ingest } from "../pipeline/ingest/ingest";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import { keyRing } from "../pipeline/keys/keyRing";
import { openStore } from "../pipeline/storage/openStore";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(IngestEnvironment, process.env);

/** `POST /v1/events` behind an API Gateway HTTP API, payload format 2.0. */
export const handler = gatewayV2(
  ingest({
    store: openStore(environment.RAW_STORE),
    keys: keyRing(environment.KEYS),
    shards: environment.SHARDS,
    now: Date.now,
    log: logLine,
  }),
);
