import { volume } from "../../../../pipeline/reports/quality/volume";
import { aCustomerRow, anEventRow, anOrderRow, aPaymentRow, type LakeRow } from "./aLakeOfRows";
import { answerOf } from "./figuresOf";

/** So many events at a time. */
const many = (count: number, at: string, fields: LakeRow = {}): readonly LakeRow[] =>
  Array.from({ length: count }, () => anEventRow(at, fields));

const volumesOf = async (...asked: Parameters<typeof answerOf> extends [unknown, ...infer R] ? R : never) =>
  (await answerOf(volume, ...asked)).map(
    ({ dataset, site_id, field, day, checked, measure, reference }) =>
      `${site_id} ${dataset}.${field} ${day}: ${checked} of ${reference}, ${measure}`,
  );

test("a day is compared with the mean of its weekday in the four weeks before", async () => {
  const events = [
    ...many(3, "2026-03-02 12:00"),
    ...many(1, "2026-02-23 12:00"),
    ...many(2, "2026-02-16 12:00"),
    ...many(3, "2026-02-09 12:00"),
    ...many(2, "2026-02-02 12:00"),
    // another weekday, and a week too old
    ...many(5, "2026-03-01 12:00"),
    ...many(5, "2026-01-26 12:00"),
  ];
  expect(await volumesOf({ events })).toEqual(["luna events.occurred_at 2026-03-02: 3 of 2, 1.5"]);
});

test("weeks in which the weekday had nothing are left out of the mean", async () => {
  const events = [...many(1, "2026-03-02 12:00"), ...many(4, "2026-02-09 12:00")];
  expect(await volumesOf({ events })).toEqual(["luna events.occurred_at 2026-03-02: 1 of 4, 0.25"]);
});

test("the first day ever has nothing to be compared with", async () => {
  expect(await volumesOf({ events: many(2, "2026-03-02 12:00") })).toEqual([
    "luna events.occurred_at 2026-03-02: 2 of null, null",
  ]);
});

test("a day on which nothing happened is there, with a ratio of 0", async () => {
  expect(await volumesOf({ events: many(2, "2026-02-23 12:00") })).toEqual([
    "luna events.occurred_at 2026-03-02: 0 of 2, 0",
  ]);
});

test("change records count once, by their own date and as they are now", async () => {
  const before = "2026-02-23 12:00";
  const at = "2026-03-02 12:00";
  const rows = {
    orders: [anOrderRow(before), anOrderRow(at, { id: "o" }), anOrderRow("2026-03-02 13:00", { id: "o" })],
    customers: [aCustomerRow(at, { signup_date: "2026-02-23" }), aCustomerRow(at), aCustomerRow(at)],
    payments: [aPaymentRow(at), aPaymentRow(at, { paid_at: null, status: "pending" })],
  };
  expect(await volumesOf(rows)).toEqual([
    "luna customers.signup_date 2026-03-02: 2 of 1, 2",
    "luna orders.created_at 2026-03-02: 1 of 1, 1",
    "luna payments.paid_at 2026-03-02: 1 of null, null",
  ]);
});

test("every day of a period has its own figure, and earlier days of it count as weeks before", async () => {
  const events = [...many(2, "2026-03-02 12:00"), ...many(1, "2026-03-09 12:00")];
  expect(await volumesOf({ events }, { from: "2026-03-02", to: "2026-03-16" })).toEqual([
    "luna events.occurred_at 2026-03-02: 2 of null, null",
    "luna events.occurred_at 2026-03-09: 1 of 2, 0.5",
    "luna events.occurred_at 2026-03-16: 0 of 1.5, 0",
  ]);
});

test("days are those of the time zone, and sites are apart", async () => {
  const events = [
    anEventRow("2026-03-01 23:30"),
    anEventRow("2026-02-22 23:30"),
    anEventRow("2026-03-02 12:00", { site_id: "sole" }),
  ];
  expect(await volumesOf({ events }, { time_zone: "Europe/Rome" })).toEqual([
    "luna events.occurred_at 2026-03-02: 1 of 1, 1",
    "sole events.occurred_at 2026-03-02: 1 of null, null",
  ]);
  expect(await volumesOf({ events }, { site_id: "sole" })).toEqual([
    "sole events.occurred_at 2026-03-02: 1 of null, null",
  ]);
});
