import { randomUUID } from "node:crypto";
import { decode } from "../pipeline/event/decode";
import { type SqsAnswer, SqsEvent } from "../pipeline/metrics/sqsEvent";
import { lookAgain } from "../pipeline/packing/lookAgain";
import { pack } from "../pipeline/packing/pack";
import { PackEnvironment } from "../pipeline/packing/packEnvironment";
import { openStore } from "../pipeline/storage/openStore";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(PackEnvironment, process.env);

const run = pack({
  raw: openStore(environment.RAW_STORE),
  lookAgainFrom: lookAgain(openStore(environment.LAKE_STORE), randomUUID),
  shards: environment.SHARDS,
  lookbackHours: environment.LOOKBACK_HOURS,
  now: Date.now,
  log: logLine,
});

/** Messages of the queue in which ingest has batches wait. */
export const handler = async (input: unknown): Promise<SqsAnswer> => {
  const event = decode(SqsEvent, input);
  if (event.kind === "invalid") throw new Error(`pack: ${event.errors.join("; ")}`);
  const failed = await run(event.value.Records.map(({ messageId, body }) => ({ id: messageId, body })));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
};
