import fc from "fast-check";
import { retention } from "../../../../pipeline/reports/clicks/retention";
import { visitors } from "../../../../pipeline/reports/clicks/visitors";
import { runReport } from "../../../../pipeline/reports/report";
import { anEventsTable, type EventsRow } from "../../../support/anEventsTable";
import { groupBy } from "../../../support/groupBy";
import { dayIn, minutesFrom, someEvents } from "../../../support/someEvents";

/** Six weeks with Europe's change to summer time in the middle. */
const times = minutesFrom("2026-03-08T12:00:00Z", "2026-04-20T12:00:00Z");
const asked = fc.record({
  time_zone: fc.constantFrom("UTC", "Europe/Rome", "America/New_York", "Pacific/Auckland"),
  from: fc.constantFrom("2026-03-09", "2026-03-18"),
  to: fc.constantFrom("2026-03-29", "2026-04-19"),
});

const dayMs = 86_400_000;
const mondayOf = (day: string): string => {
  const daysSince = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(Date.parse(day) - daysSince * dayMs).toISOString().slice(0, 10);
};
const weeksBetween = (a: string, b: string): number =>
  Math.round((Date.parse(b) - Date.parse(a)) / (7 * dayMs));

/** The days on which each visitor came. */
const daysOf = (events: readonly EventsRow[], timeZone: string): ReadonlyMap<unknown, readonly string[]> => {
  const people = events.filter((e) => !e.is_robot && (e.user_id ?? e.anonymous_id) !== undefined);
  const lists = groupBy(people, ({ user_id, anonymous_id }) => String(user_id ?? anonymous_id));
  return new Map(
    [...lists].map(([who, list]) => [
      who,
      list.map(({ occurred_at }) => dayIn(timeZone, occurred_at)).sort(),
    ]),
  );
};

test("retention is what following every visitor week by week gives", async () => {
  const table = await anEventsTable();
  await fc.assert(
    fc.asyncProperty(someEvents(times), asked, async (events, { time_zone, from, to }) => {
      await table.fill(events);
      const visits = [...daysOf(events, time_zone).values()]
        .map((days) => days.filter((day) => day >= from && day <= to).map(mondayOf))
        .filter((weeks) => weeks.length > 0);
      const last = visits.flat().sort().at(-1) ?? "";
      const cohorts = [...new Set(visits.map((weeks) => weeks[0] ?? ""))].sort();
      const expected = cohorts.flatMap((cohort_week) => {
        const cohort = visits.filter((weeks) => weeks[0] === cohort_week);
        return Array.from({ length: weeksBetween(cohort_week, last) + 1 }, (_, week_number) => {
          const here = cohort.filter((weeks) =>
            weeks.some((week) => weeksBetween(cohort_week, week) === week_number),
          );
          return {
            ...{ cohort_week, week_number, visitors: here.length, cohort_visitors: cohort.length },
            share: here.length / cohort.length,
          };
        });
      });
      expect(await runReport(table.engine)(retention, { time_zone, from, to })).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("new and returning visitors are what following every visitor day by day gives", async () => {
  const table = await anEventsTable();
  const lookbacks = fc.constantFrom(0, 1, 7, 90);
  await fc.assert(
    fc.asyncProperty(
      someEvents(times),
      asked,
      lookbacks,
      async (events, { time_zone, from, to }, lookback_days) => {
        await table.fill(events);
        const since = new Date(Date.parse(from) - lookback_days * dayMs).toISOString().slice(0, 10);
        const visits = [...daysOf(events, time_zone).values()].map((days) =>
          days.filter((day) => day >= since),
        );
        const days = [...new Set(visits.flat())].filter((day) => day >= from && day <= to).sort();
        const expected = days.map((day) => {
          const here = visits.filter((each) => each.includes(day));
          const returning_visitors = here.filter(([first = ""]) => first < day).length;
          return {
            ...{
              day,
              visitors: here.length,
              new_visitors: here.length - returning_visitors,
              returning_visitors,
            },
            returning_share: returning_visitors / here.length,
          };
        });
        const asked = { time_zone, from, to, lookback_days };
        expect(await runReport(table.engine)(visitors, asked)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
