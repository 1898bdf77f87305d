import fc from "fast-check";
import { activity } from "../../../../pipeline/reports/clicks/activity";
import { runReport } from "../../../../pipeline/reports/report";
import { anEventsTable, type EventsRow, type EventsTable } from "../../../support/anEventsTable";
import { dayIn, minutesFrom, someEvents } from "../../../support/someEvents";

/** Over the changes of clocks in spring: late in March in Rome, early in April on Lord Howe. */
const events = someEvents(minutesFrom("2026-03-26T00:00:00Z", "2026-04-08T00:00:00Z"), 60);
const zones = ["UTC", "Europe/Rome", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati"];

let table: EventsTable;
beforeAll(async () => {
  table = await anEventsTable();
});

const distinct = (values: readonly unknown[]): number =>
  new Set(values.filter((value) => value !== undefined)).size;

const figuresOf = (rows: readonly EventsRow[]) => {
  const of = (type: string) => rows.filter(({ event_type }) => event_type === type);
  return {
    page_views: of("page_view").length,
    visitors: distinct(rows.map((row) => row["user_id"] ?? row["anonymous_id"])),
    sessions: distinct(rows.map((row) => row["session_id"])),
    item_views: of("item_view").length,
    expands: of("item_expand").length,
    adds: of("item_add").length,
    orders: distinct(of("order_placed").map((row) => row["order_id"])),
  };
};

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

test("activity is what counting each person's events one by one gives, whatever the zone and the season", async () => {
  await fc.assert(
    fc.asyncProperty(
      events,
      fc.constantFrom(...zones),
      fc.constantFrom("2026-03-29", "2026-04-01", "2026-04-05"),
      fc.integer({ min: 1, max: 4 }),
      async (rows, time_zone, from, length) => {
        await table.fill(rows);
        const people = rows.filter(({ is_robot }) => !is_robot);
        const between = (first: string, days: number) => {
          const asked = Array.from({ length: days }, (_, n) => dayAfter(first, n));
          return asked.map((day) => ({
            day,
            events: people.filter(({ occurred_at }) => dayIn(time_zone, occurred_at) === day),
          }));
        };
        const expected = (["current", "previous"] as const).flatMap((period) => {
          const days = between(period === "current" ? from : dayAfter(from, -length), length);
          const told = [{ day: null, events: days.flatMap((each) => each.events) }, ...days];
          return told
            .filter((each) => each.events.length > 0)
            .map((each) => ({ period, day: each.day, ...figuresOf(each.events) }));
        });
        const asked = { from, to: dayAfter(from, length - 1), time_zone };
        expect(await runReport(table.engine)(activity, asked)).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});
