import fc from "fast-check";
import type { AskedOf } from "../../../pipeline/reports/parameter";
import { type Asking, defineReport, runReport } from "../../../pipeline/reports/report";
import { count, rowOf, text } from "../../../pipeline/reports/row";
import { inScope, inScopeSince, localDay, localTime, scope } from "../../../pipeline/reports/scope";
import { anEventsTable, type EventsTable } from "../../support/anEventsTable";
import { dayIn } from "../../support/someEvents";

const told = (name: string, condition: string) =>
  defineReport({
    name,
    title: "Told",
    group: "menu",
    doc: "Which events are in scope, and when they were.",
    parameters: scope,
    row: rowOf({ id: text("The event."), day: text("Its day."), hour: count("Its hour.") }),
    sql: ({ events }) => `
SELECT event_id AS id, ${localDay("occurred_at")} AS day, hour(${localTime("occurred_at")}) AS hour
FROM ${events}
WHERE ${condition}
ORDER BY occurred_at, event_id`,
  });
const inside = told("inside", inScope);
const since = told("since", inScopeSince("3"));

let table: EventsTable;
beforeAll(async () => {
  table = await anEventsTable();
});

const fill = (times: readonly string[], more: object = {}) =>
  table.fill(times.map((time) => ({ event_id: time, occurred_at: Date.parse(time), ...more })));
const ids = async (asked: AskedOf<typeof scope>, asking?: Asking, report = inside) =>
  (await runReport(table.engine)(report, asked, asking)).map(({ id }) => id);

test("a period takes in its first and its last day whole, and nothing beside them", async () => {
  const inIt = ["2026-03-01T00:00:00.000Z", "2026-03-02T12:00:00.000Z", "2026-03-02T23:59:59.999Z"];
  await fill(["2026-02-28T23:59:59.999Z", ...inIt, "2026-03-03T00:00:00.000Z"]);
  expect(await ids({ from: "2026-03-01", to: "2026-03-02" })).toEqual(inIt);
  expect(await ids({ from: "2026-03-04", to: "2026-03-05" })).toEqual([]);
});

test.each([
  // where and when, the day's first and last millisecond, its hours
  ["Europe/Rome", "2026-03-28", "2026-03-27T23:00:00.000Z", "2026-03-28T22:59:59.999Z", 24],
  ["Europe/Rome", "2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T21:59:59.999Z", 23],
  ["Europe/Rome", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z", 25],
  ["America/New_York", "2026-03-08", "2026-03-08T05:00:00.000Z", "2026-03-09T03:59:59.999Z", 23],
  ["Asia/Kathmandu", "2026-03-01", "2026-02-28T18:15:00.000Z", "2026-03-01T18:14:59.999Z", 24],
  ["Pacific/Kiritimati", "2026-03-01", "2026-02-28T10:00:00.000Z", "2026-03-01T09:59:59.999Z", 24],
  ["Etc/GMT+12", "2026-03-01", "2026-03-01T12:00:00.000Z", "2026-03-02T11:59:59.999Z", 24],
] as const)("in %s the day %s is from %s to %s", async (time_zone, day, first, last, hours) => {
  const before = new Date(Date.parse(first) - 1).toISOString();
  const after = new Date(Date.parse(last) + 1).toISOString();
  expect(Date.parse(after) - Date.parse(first)).toBe(hours * 3_600_000);
  await fill([before, first, last, after]);
  expect(await runReport(table.engine)(inside, { from: day, to: day, time_zone })).toEqual([
    { id: first, day, hour: 0 },
    { id: last, day, hour: 23 },
  ]);
});

test("an event is in the period exactly if its local day is, whatever the zone and the season", async () => {
  const zones = ["UTC", "Europe/Rome", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati"];
  const times = fc
    .integer({ min: Date.parse("2026-03-25T00:00:00Z"), max: Date.parse("2026-04-08T00:00:00Z") })
    .map((ms) => new Date(ms).toISOString());
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(times, { maxLength: 30 }),
      fc.constantFrom(...zones),
      fc.constantFrom("2026-03-28", "2026-03-29", "2026-04-04"),
      fc.constantFrom("2026-04-04", "2026-04-05"),
      async (all, time_zone, from, to) => {
        await fill(all);
        const expected = all
          .map((time) => ({ id: time, day: dayIn(time_zone, Date.parse(time)) }))
          .filter(({ day }) => day >= from && day <= to)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(await runReport(table.engine)(inside, { from, to, time_zone })).toMatchObject(expected);
      },
    ),
    { numRuns: 40 },
  );
});

test("the sites are the one asked for, of those that may be read", async () => {
  const at = Date.parse("2026-03-01T12:00:00Z");
  await table.fill(
    ["luna", "sole", "lun", "luna-2"].map((site_id) => ({ event_id: site_id, occurred_at: at, site_id })),
  );
  const day = { from: "2026-03-01", to: "2026-03-01" };
  expect(await ids(day)).toEqual(["lun", "luna", "luna-2", "sole"]);
  expect(await ids({ ...day, site_id: "luna" })).toEqual(["luna"]);
  expect(await ids(day, { sites: ["luna", "sole"] })).toEqual(["luna", "sole"]);
  expect(await ids({ ...day, site_id: "sole" }, { sites: ["luna", "sole"] })).toEqual(["sole"]);
  expect(await ids({ ...day, site_id: "lun" }, { sites: ["luna", "sole"] })).toEqual([]);
  expect(await ids(day, { sites: [] })).toEqual([]);
  expect(await ids({ ...day, site_id: "luna' OR '1' = '1" })).toEqual([]);
  expect(await ids({ ...day, site_id: "luna,sole" }, { sites: ["luna"] })).toEqual([]);
});

test("inScopeSince(days) begins that many days earlier, in the time zone", async () => {
  const times = [
    "2026-03-25T22:59:59.999Z",
    "2026-03-25T23:00:00.000Z",
    "2026-03-29T21:59:59.999Z",
    "2026-03-29T22:00:00.000Z",
  ];
  await fill(times);
  const day = { from: "2026-03-29", to: "2026-03-29", time_zone: "Europe/Rome" };
  expect(await ids(day, {}, since)).toEqual(times.slice(1, 3));
});
