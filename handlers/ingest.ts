import { gatewayV2 } from "../pipeline/http/gatewayV2";
import { directDelivery } from "../pipeline/ingest/directDelivery";
import { ingest } from "../pipeline/ingest/ingest";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import { openStore } from "../pipeline/storage/openStore";
import { admission } from "./admission";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(IngestEnvironment, process.env);

/** `POST /v1/events`, `/v1/orders`, `/v1/customers` and `/v1/payments` behind an API Gateway HTTP API, payload format 2.0. */
export const handler = gatewayV2(
  ingest({
    deliver: directDelivery({ store: openStore(environment.RAW_STORE), shards: environment.SHARDS }),
    admit: admission(environment),
    now: Date.now,
    log: logLine,
  }),
);
