import { reachedDays } from "../../../pipeline/query/reachedDays";
import { allReports } from "../../../pipeline/reports/allReports";
import { defineReport } from "../../../pipeline/reports/report";
import { count, rowOf } from "../../../pipeline/reports/row";
import { nearby, nearbyBoth, scope } from "../../../pipeline/reports/scope";

const values = { from: "2026-03-01", to: "2026-03-31" };

const reachOf = (sql: string) =>
  reachedDays(
    defineReport({
      name: "r",
      title: "R",
      group: "clicks",
      doc: "D",
      parameters: scope,
      row: rowOf({ n: count("N.") }),
      sql: () => sql,
    }),
    values,
  );

test.each([
  ["one mention with the condition", `SELECT * FROM events WHERE ${nearby()}`],
  ["by another name", `SELECT * FROM events e WHERE ${nearby("e.dt")}`],
  [
    "two mentions, each with it",
    `SELECT * FROM events a JOIN events b ON a.x = b.x WHERE ${nearby("a.dt")} AND ${nearby("b.dt")}`,
  ],
  ["a view of events", `SELECT * FROM sessions WHERE ${nearby()}`],
  ["beside other tables", `SELECT * FROM orders_latest JOIN events USING (x) WHERE ${nearby()}`],
])("of %s the days asked for are reached, and one more on each side", (_, sql) => {
  expect(reachOf(sql)).toEqual({ first: "2026-02-28", last: "2026-04-01" });
});

test.each([
  ["the condition of both", `SELECT * FROM events WHERE ${nearbyBoth}`],
  [
    "the two beside each other",
    `SELECT * FROM events a JOIN events b ON a.x = b.x WHERE ${nearby("a.dt")} AND ${nearbyBoth.replace("dt", "b.dt")}`,
  ],
])("with %s, the period before is reached too, and one more day on each side", (_, sql) => {
  expect(reachOf(sql)).toEqual({ first: "2026-01-28", last: "2026-04-01" });
});

test.each([
  ["no condition", "SELECT * FROM events WHERE occurred_at < :to"],
  ["no mention", `SELECT * FROM orders WHERE ${nearby()}`],
  ["a mention without it", `SELECT * FROM events WHERE ${nearby()} UNION SELECT * FROM events`],
  ["a mention after a comma", `SELECT * FROM events a, events b WHERE ${nearby("a.dt")}`],
  ["a view without it", `SELECT * FROM sessions JOIN events USING (x) WHERE ${nearby()}`],
  ["a view in small letters", `select * from item_days, events WHERE ${nearby()}`],
  ["another span", `SELECT * FROM events WHERE ${nearby().replace("-1", "-8")}`],
  ["another period before", `SELECT * FROM events WHERE ${nearbyBoth.replace("+ 1", "+ 2")}`],
  ["other days", `SELECT * FROM events WHERE ${nearby().replace(":from", ":to")}`],
])("with %s any day may be", (_, sql) => {
  expect(reachOf(sql)).toBeUndefined();
});

test("most reports over events reach only the days asked for, so that yesterday's answers stay good", () => {
  const ofEvents = allReports.filter(({ reads }) => reads.includes("events"));
  const narrow = ofEvents.filter((report) => reachedDays(report, values) !== undefined);
  expect(narrow.length).toBeGreaterThan(ofEvents.length / 2);
  expect(narrow.map(({ name }) => name)).toContain("totals");
});
