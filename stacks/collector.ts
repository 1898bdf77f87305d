import type { Construct } from "constructs";
import { HttpApi } from "../modules/edge/httpApi";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { NodeFunction } from "../modules/functions/nodeFunction";
import type { QueueFedFunction } from "../modules/functions/queueFedFunction";
import { customers } from "../pipeline/commerce/customers";
import { orders } from "../pipeline/commerce/orders";
import { payments } from "../pipeline/commerce/payments";
import { BufferedIngestEnvironment } from "../pipeline/ingest/bufferedIngestEnvironment";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import { admissionEnvironment, grantAdmission } from "./admission";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";
import type { Tables } from "./tables";

/** Where data comes in. */
export interface Collector {
  readonly ingest: NodeFunction;
  readonly api: HttpApi;
}

/** The API, and the function that keeps what it takes as raw objects, or has it wait in a queue to become one. */
export const collector = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations }: Ground,
  { raw }: PrimaryBuckets,
  tables: Tables,
  pack: QueueFedFunction | undefined,
): Collector => {
  const { domain, throttle, logRetentionDays } = configuration;
  const batches = configuration.delivery.mode === "buffered" ? pack?.queue : undefined;
  const running = { ...place, names, key: operations.arn, logRetentionDays };
  const environment: IngestEnvironment = {
    RAW_STORE: { kind: "s3", bucket: names.rawBucket },
    SHARDS: configuration.shards,
    ...admissionEnvironment(tables),
  };
  const ingest = new NodeFunction(stack, "ingest", {
    ...running,
    handler: "ingest",
    ...(batches === undefined
      ? {
          description:
            "Takes events, orders, customers and payments over HTTPS and keeps them as raw objects before it answers.",
          environment: functionEnvironment(IngestEnvironment, environment),
        }
      : {
          door: "ingestBuffered",
          description:
            "Takes events, orders, customers and payments over HTTPS and keeps them in a queue before it answers.",
          environment: functionEnvironment(BufferedIngestEnvironment, {
            ...environment,
            BATCH_QUEUE: { kind: "sqs", url: batches.url },
          }),
        }),
    size: configuration.ingest,
    timeoutSeconds: 15,
  });
  raw.grantPut(ingest.role, "raw/", "rejected/");
  batches?.grantSend(ingest.role);
  grantAdmission(ingest, tables);
  const api = new HttpApi(stack, "api", {
    ...running,
    name: names.regional("api"),
    description: "Where producers send events and records, and readers ask.",
    logGroup: names.apiLogGroup,
    allowedOrigins: configuration.allowedOrigins,
    throttle: noRoute,
    domain: domain === null ? undefined : { ...domain, name: `api.${domain.name}` },
  });
  api.route("events", "POST", "/v1/events", ingest, throttle.events);
  for (const { name } of [orders, customers, payments])
    api.route(name, "POST", `/v1/${name}`, ingest, throttle.commerce);
  return { ingest, api };
};

/** Calls to no route are answered 404 by API Gateway, at its own cost, and 429 beyond this. */
const noRoute = { ratePerSecond: 100, burst: 100 };
