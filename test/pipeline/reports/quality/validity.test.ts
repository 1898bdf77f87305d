import { validity } from "../../../../pipeline/reports/quality/validity";
import { aCustomerRow, anEventRow, anOrderRow, aPaymentRow } from "./aLakeOfRows";
import { figuresOf } from "./figuresOf";

const at = "2026-03-02 12:00";

test("a negative price or total of an event is told, of those that have one", async () => {
  const events = [
    anEventRow(at, { price_minor: -1 }),
    anEventRow(at, { price_minor: 0, total_minor: -1 }),
    anEventRow(at, { total_minor: 1 }),
    anEventRow(at),
  ];
  expect(await figuresOf(validity, { events })).toEqual([
    "luna events.occurred_at not_clamped: 0 of 4 broken, 1",
    "luna events.price_minor not_negative: 1 of 2 broken, 0.5",
    "luna events.total_minor not_negative: 1 of 2 broken, 0.5",
  ]);
});

test("a time that was clamped is told, one that was corrected is not; robots count", async () => {
  const events = [
    anEventRow("2026-01-31 12:00", { received_at: at, time_rule: "clamped_to_past_limit" }),
    anEventRow(at, { time_rule: "clamped_to_future_limit", is_robot: true }),
    anEventRow(at, { time_rule: "skew_corrected" }),
    anEventRow(at),
  ];
  expect(await figuresOf(validity, { events })).toEqual([
    "luna events.occurred_at not_clamped: 2 of 4 broken, 0.5",
  ]);
});

test("of orders a negative total, an unknown status and a future date are told", async () => {
  const orders = [
    anOrderRow(at, { total_minor: -1, total_amount: "-0.01" }),
    anOrderRow(at, { status: "Eaten" }),
    anOrderRow(at, { status: "REFUNDED", total_minor: 0 }),
    anOrderRow(at, { created_at: "2026-03-02 12:05:00.001", received_at: at }),
    anOrderRow(at, { created_at: "2026-03-02 12:05:00.000", received_at: at }),
  ];
  expect(await figuresOf(validity, { orders })).toEqual([
    "luna orders.status known_status: 1 of 5 broken, 0.8",
    "luna orders.created_at not_in_future: 1 of 5 broken, 0.8",
    "luna orders.total_amount not_negative: 1 of 5 broken, 0.8",
  ]);
});

test("of payments likewise; one without a date has none in the future", async () => {
  const payments = [
    aPaymentRow(at, { amount_minor: -1 }),
    aPaymentRow(at, { status: "in limbo" }),
    aPaymentRow(at, { paid_at: "2026-04-01 12:00" }),
    aPaymentRow(at, { paid_at: null, status: "pending" }),
  ];
  expect(await figuresOf(validity, { payments })).toEqual([
    "luna payments.status known_status: 1 of 4 broken, 0.75",
    "luna payments.paid_at not_in_future: 1 of 3 broken, 0.6666666666666666",
    "luna payments.amount not_negative: 1 of 4 broken, 0.75",
  ]);
});

test("a customer may sign up on a date that has begun somewhere, and on none later", async () => {
  const customers = [
    aCustomerRow("2026-03-02 09:59:59.999", { signup_date: "2026-03-03" }),
    aCustomerRow("2026-03-02 10:00:00.000", { signup_date: "2026-03-03" }),
    aCustomerRow("2026-03-02 10:00:00.000", { signup_date: "2026-03-04" }),
    aCustomerRow("2026-03-02 10:00:00.000", { signup_date: "2026-03-02" }),
  ];
  expect(await figuresOf(validity, { customers })).toEqual([
    "luna customers.signup_date not_in_future: 2 of 4 broken, 0.5",
  ]);
});

test("every version of a record that was received is judged, also one that is no longer how it is", async () => {
  const orders = [
    anOrderRow(at, { id: "o", total_minor: -1 }),
    anOrderRow("2026-03-02 13:00", { id: "o" }),
    anOrderRow("2026-03-01 13:00", { id: "before" }),
  ];
  expect(await figuresOf(validity, { orders })).toContain(
    "luna orders.total_amount not_negative: 1 of 2 broken, 0.5",
  );
});
