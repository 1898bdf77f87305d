import fc from "fast-check";
import { timeToPurchase } from "../../../../pipeline/reports/menu/timeToPurchase";
import { timeToPurchaseHistogram } from "../../../../pipeline/reports/menu/timeToPurchaseHistogram";
import { runReport } from "../../../../pipeline/reports/report";
import { anEventsTable, type EventsRow } from "../../../support/anEventsTable";
import { groupBy } from "../../../support/groupBy";
import { minutesFrom, someEvents } from "../../../support/someEvents";

const period = { from: "2026-03-01", to: "2026-03-01" };

/** The seconds of each session and item, by looking at every pair of events. */
const purchases = (events: readonly EventsRow[]) => {
  const real = events.filter(({ is_robot, session_id }) => !is_robot && session_id !== undefined);
  const first = (times: readonly number[]) => (times.length === 0 ? undefined : Math.min(...times));
  const ofType = (list: readonly EventsRow[], type: string) =>
    list.filter(({ event_type }) => event_type === type).map(({ occurred_at }) => occurred_at);
  const lists = groupBy(real, ({ site_id, session_id, item_id }) => `${site_id} ${session_id} ${item_id}`);
  return [...lists.values()].flatMap((list) => {
    const opened = first(ofType(list, "item_expand"));
    const bought = first(ofType(list, "item_buy").filter((time) => opened !== undefined && time >= opened));
    return opened === undefined || bought === undefined
      ? []
      : [{ site_id: list[0]?.site_id, item_id: list[0]?.item_id, seconds: (bought - opened) / 1000 }];
  });
};

/** The smallest of the values that at least this share of them do not exceed. */
const nearestRank = (values: readonly number[], share: number): number | undefined =>
  [...values]
    .sort((a, b) => a - b)
    .find((value) => values.filter((each) => each <= value).length >= share * values.length);

test("medians, percentiles and the histogram are what looking at every purchase gives", async () => {
  const table = await anEventsTable();
  const run = runReport(table.engine);
  const times = fc.oneof(
    minutesFrom("2026-03-01T12:00:00Z", "2026-03-01T14:00:00Z"),
    fc.integer({ min: 0, max: 400_000 }).map((ms) => Date.parse("2026-03-01T12:00:00Z") + ms),
  );
  await fc.assert(
    fc.asyncProperty(someEvents(times, 120), async (events) => {
      await table.fill(events);
      const all = purchases(events);
      const rows = await run(timeToPurchase, period);
      const groups = groupBy(all, ({ site_id, item_id }) => `${site_id} ${item_id}`);
      expect(rows).toHaveLength(all.length === 0 ? 0 : 1 + groups.size);
      for (const row of rows) {
        const list = row.item_id === null ? all : (groups.get(`${row.site_id} ${row.item_id}`) ?? []);
        const seconds = list.map((purchase) => purchase.seconds);
        expect(row).toMatchObject({
          purchases: seconds.length,
          median_seconds: nearestRank(seconds, 0.5),
          p90_seconds: nearestRank(seconds, 0.9),
        });
      }
      for (const row of await run(timeToPurchaseHistogram, period)) {
        const inStep = all.filter(
          ({ seconds }) =>
            seconds >= row.minutes_from * 60 && seconds < (row.minutes_to ?? Number.POSITIVE_INFINITY) * 60,
        );
        expect(row).toMatchObject({ purchases: inStep.length, share: inStep.length / all.length });
      }
    }),
    { numRuns: 60 },
  );
});
