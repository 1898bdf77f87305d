import { deepStrictEqual, equal } from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { CompactionReport } from "../../pipeline/compaction/compact";
import type { Day } from "../../pipeline/lake/lakeKey";
import { hourOf, hoursAfter, rawKey, startOf } from "../../pipeline/raw/rawKey";
import { anEnvelopeLine } from "../fixtures/anEnvelopeLine";
import { anEvent } from "../fixtures/anEvent";
import { counted, functionAt, inBucketAt, metricsAt, type PrimaryOnMoto } from "./primaryOnMoto";

/**
 * Puts a batch of an hour that is over, as ingest would have, counts it, and has the deployed compactor close it: what
 * was provisional is final then, and the same message again adds nothing.
 * @returns what became final, in a few words
 */
export const closedHour = async (primary: PrimaryOnMoto): Promise<string> => {
  const hour = hoursAfter(hourOf(Date.now()), -3);
  const receivedAtMs = startOf(hour) + 60_000;
  const day = hour.slice(0, 10) as Day;
  const lines = ["closed-1", "closed-2", "closed-1"].map((id) =>
    anEnvelopeLine({
      received_at_ms: receivedAtMs,
      event: anEvent({
        event_id: id,
        anonymous_id: "a-guest-before",
        occurred_at: new Date(receivedAtMs).toISOString(),
      }),
    }),
  );
  const batchId = "ab".repeat(32);
  const put = () =>
    inBucketAt(primary, "aws_s3_bucket.raw", (raw) =>
      raw.put(
        rawKey({ dataset: "events", hour, shard: 0, batchId }),
        gzipSync(lines.map((line) => `${line}\n`).join("")),
      ),
    );
  const figures = async () => {
    const read = await metricsAt(primary, "aws_dynamodb_table.metrics").read("a-guest-before", day, day);
    return read.map(({ final, provisional }) => ({
      final: final.get("trattoria-luna")?.events ?? 0,
      provisional: provisional.get("trattoria-luna")?.events ?? 0,
    }));
  };

  await put();
  deepStrictEqual((await counted(primary)).answer, { batchItemFailures: [] });
  deepStrictEqual(await figures(), [{ final: 0, provisional: 2 }]);

  const compact = await functionAt(primary, "aws_lambda_function.compact");
  const reports = (await compact.invoke({ hour })) as readonly CompactionReport[];
  equal(reports.find(({ dataset }) => dataset === "events")?.user_days.closed, 1);
  deepStrictEqual(await figures(), [{ final: 2, provisional: 0 }]);

  // S3 tells once more
  await put();
  const { answer, messages } = await counted(primary);
  equal(messages, 1);
  deepStrictEqual(answer, { batchItemFailures: [] });
  deepStrictEqual(await figures(), [{ final: 2, provisional: 0 }]);
  return "2 events";
};
