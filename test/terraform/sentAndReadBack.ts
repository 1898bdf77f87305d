import { deepStrictEqual, equal } from "node:assert/strict";
import type { Day } from "../../pipeline/lake/lakeKey";
import type { UserDayMetrics } from "../../pipeline/metrics/userDayMetrics";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aServerKey, presented } from "../fixtures/aKey";
import { anEvent } from "../fixtures/anEvent";
import { counted, functionAt, keysAt, metricsAt, type PrimaryOnMoto, packed } from "./primaryOnMoto";
import { tableRows } from "./tableRows";

/**
 * Makes a key in the deployed table, sends events with it to the deployed ingest, has the deployed packer make an object of what waits in
 * the queue, the deployed count add what S3 tells of, and the deployed compactor bring them into the lake, and reads them where the table of metrics and the
 * Glue table say that they are. All names are the state's.
 * @returns what was read, in a few words
 */
export const sentAndReadBack = async (primary: PrimaryOnMoto): Promise<string> => {
  const now = new Date();
  const sent = ["terraform-1", "terraform-2"].map((id) =>
    anEvent({
      event_id: id,
      occurred_at: now.toISOString(),
      anonymous_id: "a-guest",
      page_path: `/menu/${id}`,
    }),
  );
  await keysAt(primary, "aws_dynamodb_table.keys").put(aServerKey(), "absent");
  const ingest = await functionAt(primary, "aws_lambda_function.ingest");
  const answer = await ingest.invoke(
    aGatewayEvent({
      headers: { authorization: `Bearer ${presented(aServerKey())}` },
      body: JSON.stringify({ events: sent }),
    }),
  );
  const { statusCode, body } = answer as { readonly statusCode: number; readonly body: string };
  equal(statusCode, 202, body);

  equal(await packed(primary), 1);
  const { answer: toComeAgain } = await counted(primary);
  deepStrictEqual(toComeAgain, { batchItemFailures: [] });
  const day = now.toISOString().slice(0, 10) as Day;
  deepStrictEqual(await figuresOf(primary, day), { final: 0, provisional: sent.length });

  const compact = await functionAt(primary, "aws_lambda_function.compact");
  // the hour may have turned between the two
  const hours = new Set([now, new Date()].map((time) => time.toISOString().slice(0, 13)));
  for (const hour of hours) await compact.invoke({ hour });
  const isStillOpen = hours.size === 1 && hours.has(new Date().toISOString().slice(0, 13));
  // an open hour is in the lake, and its figures are not final
  if (isStillOpen) deepStrictEqual(await figuresOf(primary, day), { final: 0, provisional: sent.length });

  const rows = await tableRows(primary, "events", day);
  deepStrictEqual(
    rows
      .map(({ event_id, event_type, site_id, anonymous_id, page_path, occurred_at }) => ({
        event_id,
        event_type,
        site_id,
        anonymous_id,
        page_path,
        occurred_at: (occurred_at as Date).toISOString(),
      }))
      .sort((a, b) => String(a.event_id).localeCompare(String(b.event_id))),
    sent,
  );
  return `${rows.length} events`;
};

/** How many events the table of metrics has of the guest. */
const figuresOf = async (primary: PrimaryOnMoto, day: Day) => {
  const [found] = await metricsAt(primary, "aws_dynamodb_table.metrics").read("a-guest", day, day);
  const eventsIn = (metrics: UserDayMetrics | undefined): number =>
    metrics?.get("trattoria-luna")?.events ?? 0;
  return { final: eventsIn(found?.final), provisional: eventsIn(found?.provisional) };
};
