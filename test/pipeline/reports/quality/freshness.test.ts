import { freshness } from "../../../../pipeline/reports/quality/freshness";
import type { Asking } from "../../../../pipeline/reports/report";
import { aCustomerRow, anEventRow, anOrderRow, aPaymentRow, type LakeRows } from "./aLakeOfRows";
import { answerOf } from "./figuresOf";

const hoursOf = async (
  rows: LakeRows,
  asked: { readonly time_zone?: string } = {},
  now = "2026-03-03T04:00:00Z",
) => {
  const asking: Asking = { nowMs: Date.parse(now) };
  return (await answerOf(freshness, rows, asked, asking)).map(
    ({ dataset, site_id, checked, measure }) => `${site_id} ${dataset}: ${measure} hours, ${checked} rows`,
  );
};

test("by dataset and site it tells the hours from the last receipt to the end of the day", async () => {
  const rows = {
    events: [
      anEventRow("2026-03-02 12:00"),
      anEventRow("2026-03-02 23:30"),
      anEventRow("2026-03-01 00:00", { site_id: "sole" }),
    ],
    orders: [anOrderRow("2026-02-20 12:00", { received_at: "2026-03-02 23:00" })],
    customers: [aCustomerRow("2026-02-28 00:00")],
    payments: [aPaymentRow("2026-03-02 22:00")],
  };
  expect(await hoursOf(rows)).toEqual([
    "luna customers: 72 hours, 1 rows",
    "luna events: 0.5 hours, 2 rows",
    "sole events: 48 hours, 1 rows",
    "luna orders: 1 hours, 1 rows",
    "luna payments: 2 hours, 1 rows",
  ]);
});

test("what came after the day makes it no fresher", async () => {
  expect(await hoursOf({ orders: [anOrderRow("2026-03-02 18:00"), anOrderRow("2026-03-03 00:00")] })).toEqual(
    ["luna orders: 6 hours, 1 rows"],
  );
});

test("of a day that is not over it tells the hours until now", async () => {
  const orders = [anOrderRow("2026-03-02 18:00"), anOrderRow("2026-03-02 21:00")];
  expect(await hoursOf({ orders }, {}, "2026-03-02T20:15:00Z")).toEqual(["luna orders: 2.25 hours, 1 rows"]);
});

test("the day ends when it does in the time zone", async () => {
  const orders = [anOrderRow("2026-03-02 14:00")];
  expect(await hoursOf({ orders }, { time_zone: "Asia/Tokyo" })).toEqual(["luna orders: 1 hours, 1 rows"]);
});

test("a site that fell silent is told for 31 days", async () => {
  const silent = (at: string) => ({ events: [anEventRow(at)], orders: [anOrderRow(at)] });
  expect(await hoursOf(silent("2026-01-30 00:00"))).toEqual([
    "luna events: 768 hours, 1 rows",
    "luna orders: 768 hours, 1 rows",
  ]);
  expect(await hoursOf(silent("2026-01-29 23:59:59.999"))).toEqual([]);
});

test("a lake in which nothing ever was has no figures", async () => {
  expect(await hoursOf({})).toEqual([]);
});
