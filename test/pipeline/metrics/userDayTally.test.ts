import { sumOfMetrics } from "../../../pipeline/metrics/userDayMetrics";
import { userDayTally } from "../../../pipeline/metrics/userDayTally";
import { anEventLine } from "../../fixtures/anEventLine";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

test("lines are counted by user, day and site; those that name nobody are not", () => {
  const tally = userDayTally();
  for (const event of [
    { anonymous_id: "a-1" },
    { anonymous_id: "a-2" },
    { anonymous_id: "a-1", site_id: "osteria-sole" },
    { anonymous_id: "a-1", occurred_at: "2026-02-28T10:00:00Z" },
    { anonymous_id: "a-1", event_type: "click" },
    {},
  ])
    tally.count(anEventLine(event));
  const all = [...tally.all()].map(([{ user, day }, metrics]) => [
    user,
    day,
    [...metrics].map(([site, { events, types }]) => [site, events, types]),
  ]);
  expect(all).toEqual([
    [
      "a-1",
      "2026-03-01",
      [
        ["trattoria-luna", 2, { page_view: 1, click: 1 }],
        ["osteria-sole", 1, { page_view: 1 }],
      ],
    ],
    ["a-2", "2026-03-01", [["trattoria-luna", 1, { page_view: 1 }]]],
    ["a-1", "2026-02-28", [["trattoria-luna", 1, { page_view: 1 }]]],
  ]);
});

test("a user-day that is only mentioned is there with nothing, and one that is counted, too, keeps its count", () => {
  const tally = userDayTally();
  tally.mention(anEventLine({ anonymous_id: "a-1" }));
  tally.count(anEventLine({ anonymous_id: "a-2" }));
  tally.mention(anEventLine({ anonymous_id: "a-2" }));
  tally.mention(anEventLine({}));
  expect([...tally.all()].map(([{ user }, metrics]) => [user, metrics.size])).toEqual([
    ["a-1", 0],
    ["a-2", 1],
  ]);
});

test("user-days can be gone through as often as need be, and say what is counted by then", () => {
  const tally = userDayTally();
  const all = tally.all();
  const events = () => [...all].map(([{ user }, metrics]) => [user, metrics.get("trattoria-luna")?.events]);
  expect(events()).toEqual([]);
  for (const user of ["a-1", "a-2", "a-1"]) tally.count(anEventLine({ anonymous_id: user }));
  const [counted, again] = [events(), events()];
  expect(counted).toEqual([
    ["a-1", 2],
    ["a-2", 1],
  ]);
  expect(again).toEqual(counted);
});

/** The one user-day that a line counts for, with its metrics; undefined where there is none. */
const userDayOf = (...line: Parameters<typeof anEventLine>) => {
  const tally = userDayTally();
  tally.count(anEventLine(...line));
  return [...tally.all()][0];
};

test.each([
  [{ user_id: "customer-1042", anonymous_id: "a-1" }, "customer-1042"],
  [{ user_id: "customer-1042" }, "customer-1042"],
  [{ anonymous_id: "a-1" }, "a-1"],
])("%j is a day of %s", (event, user) => {
  expect(userDayOf(event)?.[0]).toEqual({ user, day: "2026-03-01" });
});

test("an event that names nobody belongs to nobody's day", () => {
  expect(userDayOf({})).toBeUndefined();
});

test.each([
  ["2026-03-01T00:00:00.000Z", "2026-03-01"],
  ["2026-02-28T23:59:59.999Z", "2026-02-28"],
  ["2026-03-01T00:30:00+01:00", "2026-02-28"],
])("what occurred at %s belongs to %s, in UTC", (occurred_at, day) => {
  expect(userDayOf({ anonymous_id: "a-1", occurred_at })?.[0].day).toBe(day);
});

test("a clock that was wrong is put right, as in the lake", () => {
  const receivedAtMs = Date.parse("2026-03-02T00:00:10.000Z");
  const found = userDayOf(
    { anonymous_id: "a-1", occurred_at: "2026-03-01T23:00:05.000Z" },
    { received_at_ms: receivedAtMs, sent_at_ms: receivedAtMs - 3_600_000 },
  );
  expect(found?.[0]).toEqual({ user: "a-1", day: "2026-03-02" });
  expect(found?.[1].get("trattoria-luna")?.first_at_ms).toBe(Date.parse("2026-03-02T00:00:05.000Z"));
});

test("parts of a user-day add up by site", () => {
  const part = (site: string, events: number) => new Map([[site, aSiteMetrics({ events })]]);
  const sum = sumOfMetrics([part("a", 1), part("b", 2), new Map(), part("a", 4)]);
  expect([...sum].map(([site, { events }]) => [site, events])).toEqual([
    ["a", 5],
    ["b", 2],
  ]);
  expect(sumOfMetrics([])).toEqual(new Map());
});
