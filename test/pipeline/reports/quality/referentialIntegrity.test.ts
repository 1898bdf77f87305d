import { referentialIntegrity } from "../../../../pipeline/reports/quality/referentialIntegrity";
import { aCustomerRow, anEventRow, anOrderRow, aPaymentRow } from "./aLakeOfRows";
import { figuresOf } from "./figuresOf";

const at = "2026-03-02 12:00";
const long = "2025-03-02 12:00";

test("a payment whose order nobody knows is told; the order may be of any day, but must be of the site", async () => {
  const orders = [
    anOrderRow(long, { id: "old" }),
    anOrderRow(at, { id: "new", customer_id: null }),
    anOrderRow(long, { id: "theirs", site_id: "sole" }),
  ];
  const payments = ["old", "new", "theirs", "none"].map((order_id) => aPaymentRow(at, { order_id }));
  expect(await figuresOf(referentialIntegrity, { orders, payments })).toEqual([
    "luna payments.order_id integrity: 2 of 4 broken, 0.5",
  ]);
});

test("an order whose customer nobody knows is told; one that names none is not asked", async () => {
  const customers = [aCustomerRow(long, { id: "ada" }), aCustomerRow(at, { id: "theirs", site_id: "sole" })];
  const orders = ["ada", "theirs", null].map((customer_id) => anOrderRow(at, { customer_id }));
  expect(await figuresOf(referentialIntegrity, { customers, orders })).toEqual([
    "luna orders.customer_id integrity: 1 of 2 broken, 0.5",
  ]);
});

test("an order that was only seen on the page is told once, and robots' not at all", async () => {
  const placed = (order_id: string, fields = {}) =>
    anEventRow(at, { event_type: "order_placed", order_id, ...fields });
  const events = [
    placed("known"),
    placed("unknown"),
    placed("unknown"),
    placed("robots", { is_robot: true }),
    placed("clicked", { event_type: "click" }),
    placed("before", { received_at: "2026-03-01 12:00" }),
  ];
  expect(
    await figuresOf(referentialIntegrity, { events, orders: [anOrderRow(long, { id: "known" })] }),
  ).toEqual(["luna events.order_id integrity: 1 of 2 broken, 0.5"]);
});

test("only the newest version of a record counts, on the day of its receipt", async () => {
  const orders = [anOrderRow(long, { id: "known" })];
  const payments = [
    aPaymentRow("2026-03-02 11:00", { id: "corrected", order_id: "unknown" }),
    aPaymentRow("2026-03-02 12:00", { id: "corrected", order_id: "known" }),
    aPaymentRow("2026-03-02 11:00", { id: "corrected tomorrow", order_id: "unknown" }),
    aPaymentRow("2026-03-03 11:00", { id: "corrected tomorrow", order_id: "known" }),
  ];
  expect(await figuresOf(referentialIntegrity, { orders, payments })).toEqual([
    "luna payments.order_id integrity: 0 of 1 broken, 1",
  ]);
});

test("a site that sends nothing of the kind referred to is not asked", async () => {
  const rows = {
    events: [anEventRow(at, { event_type: "order_placed", order_id: "o" })],
    payments: [aPaymentRow(at)],
    orders: [anOrderRow(at, { site_id: "sole" })],
    customers: [aCustomerRow(at)],
  };
  expect(await figuresOf(referentialIntegrity, rows)).toEqual([]);
});

test("who may read one site sees its figures alone, and they are the same", async () => {
  const rows = {
    orders: [anOrderRow(long, { id: "o" }), anOrderRow(long, { id: "o", site_id: "sole" })],
    payments: [aPaymentRow(at), aPaymentRow(at, { site_id: "sole", order_id: "none" })],
  };
  expect(await figuresOf(referentialIntegrity, rows, {}, { sites: ["luna"] })).toEqual([
    "luna payments.order_id integrity: 0 of 1 broken, 1",
  ]);
  expect(await figuresOf(referentialIntegrity, rows, { site_id: "sole" })).toEqual([
    "sole payments.order_id integrity: 1 of 1 broken, 0",
  ]);
});
