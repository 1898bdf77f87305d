import { measured, ratesOf } from "../../review/cost/counted";
import { billedSeconds } from "../../review/cost/lambdaTime";
import type { CostLine } from "../../review/cost/monthlyCost";
import { calls, gigabytes, millions, requestsOf } from "../../review/cost/priced";
import { assumed, type Traffic } from "../../review/cost/traffic";
import { line } from "./way";

const ingestGb = 0.5;

/**
 * What stands before a stream: an HTTP API and a function that validates as ingest does and hands on, with one call that takes as
 * long as a put; and their logs.
 */
export const frontDoor = (traffic: Traffic): readonly CostLine[] => {
  const requests = requestsOf(traffic);
  const seconds = billedSeconds(
    ingestGb,
    measured(`ingest.cpuMs at ${traffic.eventsPerRequest}`) + measured("s3.put.cpuMs"),
    assumed.putWaitMs,
  );
  const logged =
    requests *
    (assumed.accessLogBytesPerRequest +
      assumed.platformLogBytesPerCall +
      ratesOf(traffic.eventsPerRequest).ingestLogBytesPerRequest);
  return [
    line("HTTP API: requests", millions(requests, "httpApi")),
    line("Lambda: validation", calls(requests, requests * seconds, ingestGb)),
    line("CloudWatch: logs taken in", gigabytes(logged, "logIngestion")),
  ];
};
