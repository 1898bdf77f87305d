import { gatewayV2 } from "../pipeline/http/gatewayV2";
import { bufferedDelivery } from "../pipeline/ingest/bufferedDelivery";
import { BufferedIngestEnvironment } from "../pipeline/ingest/bufferedIngestEnvironment";
import { directDelivery } from "../pipeline/ingest/directDelivery";
import { ingest } from "../pipeline/ingest/ingest";
import { openMessageQueue } from "../pipeline/ingest/openMessageQueue";
import { openStore } from "../pipeline/storage/openStore";
import { admission } from "./admission";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(BufferedIngestEnvironment, process.env);

/** The same paths as `handlers/ingest.ts`, whose bundle is smaller without a client of SQS: here batches wait in a queue for the packer. */
export const handler = gatewayV2(
  ingest({
    deliver: bufferedDelivery({
      queue: openMessageQueue(environment.BATCH_QUEUE),
      direct: directDelivery({ store: openStore(environment.RAW_STORE), shards: environment.SHARDS }),
    }),
    admit: admission(environment),
    now: Date.now,
    log: logLine,
  }),
);
