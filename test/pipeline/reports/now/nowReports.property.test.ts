import fc from "fast-check";
import { nowEvents } from "../../../../pipeline/reports/now/nowEvents";
import { runReport } from "../../../../pipeline/reports/report";
import { aLakeReader, anEvent, aPipeline } from "../../../support/aPipeline";

const startMs = Date.parse("2026-03-01T17:20:00Z");
const atMinute = (minute: number): string => new Date(startMs + minute * 60_000).toISOString();

/** Each event happens at a minute of its own, and is sent from 4 minutes before it on: clocks are wrong. */
const momentOf = (id: number): number => id * 15;

/** A batch comes, perhaps with events that came before, perhaps with another content; or a compaction runs. */
const steps = fc.array(
  fc.record({
    afterMinutes: fc.integer({ min: 0, max: 25 }),
    sent: fc.option(
      fc.uniqueArray(fc.record({ id: fc.nat({ max: 8 }), version: fc.nat({ max: 1 }) }), {
        selector: ({ id }) => id,
        minLength: 1,
        maxLength: 5,
      }),
      { nil: undefined },
    ),
  }),
  { minLength: 4, maxLength: 10 },
);

test("whatever is sent and compacted in whatever order, the last minutes have what the lake comes to have of them", async () => {
  const reader = await aLakeReader();
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(1, 3), async (schedule, shards) => {
      const pipeline = await aPipeline({ shards });
      reader.read(pipeline);
      let minute = 0;
      for (const { afterMinutes, sent } of schedule) {
        minute += afterMinutes;
        if (sent === undefined) await pipeline.compact(atMinute(minute));
        else {
          const known = sent.filter(({ id }) => momentOf(id) <= minute + 4);
          const batch = known.map(({ id, version }) =>
            anEvent(`e${id}`, atMinute(momentOf(id)), { quantity: version }),
          );
          if (batch.length > 0) expect((await pipeline.send(atMinute(minute), batch)).status).toBe(202);
        }
      }
      const nowMs = startMs + minute * 60_000;
      const told = await runReport(reader.engine)(nowEvents, {}, { nowMs });
      await pipeline.compact(atMinute(minute + 120));
      const begins = atMinute(minute - 30)
        .replace("T", " ")
        .replace("Z", "");
      const ofLake = await reader.query(
        `SELECT least(occurred_at, received_at) AS occurred_at, quantity FROM events
         WHERE least(occurred_at, received_at) >= CAST('${begins}' AS timestamp)
         ORDER BY least(occurred_at, received_at) DESC, event_id DESC`,
      );
      expect(told.map(({ occurred_at, quantity }) => ({ occurred_at, quantity }))).toEqual(ofLake);
      await pipeline.dispose();
    }),
    { numRuns: 8, seed: 7, endOnFailure: true },
  );
});
