import { completeness } from "../../../../pipeline/reports/quality/completeness";
import { aCustomerRow, anEventRow, anOrderRow, aPaymentRow } from "./aLakeOfRows";
import { figuresOf } from "./figuresOf";

const at = "2026-03-02 12:00";

test("of people's events it tells who, which visit, and which page a view was of", async () => {
  const events = [
    anEventRow(at, { anonymous_id: null, user_id: "u" }),
    anEventRow(at, { anonymous_id: null }),
    anEventRow(at, { session_id: null }),
    anEventRow(at, { page_path: null }),
    anEventRow(at, { event_type: "click", page_path: null }),
  ];
  expect(await figuresOf(completeness, { events })).toEqual([
    "luna events.page_path completeness: 1 of 4 broken, 0.75",
    "luna events.session_id completeness: 1 of 5 broken, 0.8",
    "luna events.visitor_id completeness: 1 of 5 broken, 0.8",
  ]);
});

test("of item events it tells the item, of additions and purchases the price, and of every price its currency", async () => {
  const events = [
    anEventRow(at, { event_type: "item_view", item_id: "burrata" }),
    anEventRow(at, { event_type: "item_of_our_own" }),
    anEventRow(at, { event_type: "item_add", item_id: "burrata", price_minor: 1450, currency: "EUR" }),
    anEventRow(at, { event_type: "item_buy", item_id: "burrata", price_minor: 1450 }),
    anEventRow(at, { event_type: "item_buy", item_id: "burrata" }),
    anEventRow(at, { event_type: "itemized", item_id: null }),
  ];
  const figures = await figuresOf(completeness, { events });
  expect(figures.filter((line) => /item_id|price_minor|currency/.test(line))).toEqual([
    "luna events.currency completeness: 1 of 2 broken, 0.5",
    "luna events.item_id completeness: 1 of 5 broken, 0.8",
    "luna events.price_minor completeness: 1 of 3 broken, 0.6666666666666666",
  ]);
});

test("of orders placed it tells the total, which has a currency too", async () => {
  const events = [
    anEventRow(at, { event_type: "order_placed", order_id: "o-1", total_minor: 0, currency: "EUR" }),
    anEventRow(at, { event_type: "order_placed", order_id: "o-2" }),
  ];
  const figures = await figuresOf(completeness, { events });
  expect(figures.filter((line) => /total_minor|currency/.test(line))).toEqual([
    "luna events.currency completeness: 0 of 1 broken, 1",
    "luna events.total_minor completeness: 1 of 2 broken, 0.5",
  ]);
});

test("of change records it tells every version: an order's customer, a customer's address and region, when the paid was paid", async () => {
  const rows = {
    orders: [anOrderRow(at, { id: "o" }), anOrderRow("2026-03-02 13:00", { id: "o", customer_id: null })],
    customers: [
      aCustomerRow(at, { email: null }),
      aCustomerRow(at),
      aCustomerRow(at, { region: null, email: null }),
    ],
    payments: [
      aPaymentRow(at, { status: "PAID", paid_at: null }),
      aPaymentRow(at),
      aPaymentRow(at, { status: "pending", paid_at: null }),
    ],
  };
  expect(await figuresOf(completeness, rows)).toEqual([
    "luna customers.email completeness: 2 of 3 broken, 0.3333333333333333",
    "luna customers.region completeness: 1 of 3 broken, 0.6666666666666666",
    "luna orders.customer_id completeness: 1 of 2 broken, 0.5",
    "luna payments.paid_at completeness: 1 of 2 broken, 0.5",
  ]);
});

test("robots are not asked who they are", async () => {
  expect(
    await figuresOf(completeness, { events: [anEventRow(at, { is_robot: true, session_id: null })] }),
  ).toEqual([]);
});

test("a record counts on the day of its receipt in the time zone, whichever day it is about", async () => {
  const orders = [
    anOrderRow("2019-05-01 12:00", { received_at: "2026-03-02 00:00", customer_id: null }),
    anOrderRow("2026-03-02 12:00", { received_at: "2026-03-02 23:59:59.999" }),
    anOrderRow("2026-03-02 12:00", { received_at: "2026-03-03 00:00" }),
    anOrderRow("2026-03-02 12:00", { received_at: "2026-03-01 23:59:59.999" }),
  ];
  expect(await figuresOf(completeness, { orders })).toEqual([
    "luna orders.customer_id completeness: 1 of 2 broken, 0.5",
  ]);
  expect(await figuresOf(completeness, { orders }, { time_zone: "Asia/Tokyo" })).toEqual([
    "luna orders.customer_id completeness: 1 of 2 broken, 0.5",
  ]);
  expect(await figuresOf(completeness, { orders }, { time_zone: "Pacific/Honolulu" })).toEqual([
    "luna orders.customer_id completeness: 0 of 2 broken, 1",
  ]);
});

test("an event that is a month late counts on the day of its receipt", async () => {
  const events = [anEventRow("2026-01-31 12:00", { received_at: at, session_id: null })];
  expect(await figuresOf(completeness, { events })).toContain(
    "luna events.session_id completeness: 1 of 1 broken, 0",
  );
});

test("each site has its own figures, and nobody sees those of another's", async () => {
  const orders = [anOrderRow(at), anOrderRow(at, { site_id: "sole", customer_id: null })];
  const luna = "luna orders.customer_id completeness: 0 of 1 broken, 1";
  const sole = "sole orders.customer_id completeness: 1 of 1 broken, 0";
  expect(await figuresOf(completeness, { orders })).toEqual([luna, sole]);
  expect(await figuresOf(completeness, { orders }, { site_id: "sole" })).toEqual([sole]);
  expect(await figuresOf(completeness, { orders }, {}, { sites: ["luna"] })).toEqual([luna]);
  expect(await figuresOf(completeness, { orders }, { site_id: "sole" }, { sites: ["luna"] })).toEqual([]);
});
