import { decode } from "../pipeline/event/decode";
import { count } from "../pipeline/metrics/count";
import { CountEnvironment } from "../pipeline/metrics/countEnvironment";
import { metricsTableOf } from "../pipeline/metrics/metricsTable.dynamodb";
import { type SqsAnswer, SqsEvent } from "../pipeline/metrics/sqsEvent";
import { openStore } from "../pipeline/storage/openStore";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(CountEnvironment, process.env);

const run = count({
  raw: openStore(environment.RAW_STORE),
  metrics: metricsTableOf(environment.METRICS_TABLE),
  now: Date.now,
  log: logLine,
});

/** Messages of the queue that S3 tells of new raw objects. */
export const handler = async (input: unknown): Promise<SqsAnswer> => {
  const event = decode(SqsEvent, input);
  if (event.kind === "invalid") throw new Error(`count: ${event.errors.join("; ")}`);
  const failed = await run(event.value.Records.map(({ messageId, body }) => ({ id: messageId, body })));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
};
