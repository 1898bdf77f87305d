import { menuItems } from "../../../../pipeline/reports/menu/menuItems";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const at = (minute: number): string => `2026-03-01T12:${String(minute).padStart(2, "0")}:00Z`;
const burrata = { item_id: "burrata", item_name: "Burrata", section: "Antipasti", menu_id: "dinner" };
const ada = { anonymous_id: "ada" };
const ben = { anonymous_id: "ben" };
const view = { event_type: "item_view" };
const buy = { event_type: "item_buy", order_id: "o-1" };
const pasta = { item_id: "pasta", section: "Primi" };

const theEvents = [
  anEvent("v1", at(1), { ...burrata, ...ada, ...view }),
  anEvent("v2", at(2), { ...burrata, ...ada, ...view }),
  anEvent("v3", at(3), { ...burrata, ...ben, ...view, item_name: "Burrata & figs", section: "Specials" }),
  anEvent("v4", at(4), { ...burrata, anonymous_id: "cleo", ...view, menu_id: "lunch" }),
  anEvent("v5", at(5), { ...burrata, ...view, anonymous_id: "bot", user_agent: googlebot }),
  anEvent("x1", at(6), { ...ada, item_id: "burrata", event_type: "item_expand" }),
  anEvent("a1", at(7), { ...ada, item_id: "burrata", event_type: "item_add" }),
  anEvent("r1", at(8), { ...ada, item_id: "burrata", event_type: "item_remove" }),
  anEvent("a2", at(9), { ...ada, item_id: "burrata", event_type: "item_add" }),
  anEvent("b1", at(10), {
    ...ada,
    ...buy,
    item_id: "burrata",
    quantity: 2,
    price_minor: 1450,
    currency: "EUR",
  }),
  anEvent("b2", at(10), { ...ada, ...buy, item_id: "burrata", price_minor: 1000, currency: "EUR" }),
  anEvent("b3", at(11), { ...ben, ...buy, item_id: "burrata", order_id: "o-2", price_minor: 7 }),
  anEvent("b4", at(10), { ...ada, ...buy, ...pasta, quantity: 1, price_minor: 900, currency: "EUR" }),
  anEvent("b5", at(11), { ...ben, ...buy, ...pasta, order_id: "o-2", price_minor: 900, currency: "USD" }),
  anEvent("s1", at(12), { ...ada, ...view, site_id: "sole", item_id: "pizza" }),
  anEvent("y1", "2026-03-03T00:00:00Z", { ...ada, ...view, item_id: "burrata", item_name: "Later" }),
];

const theBurrata = {
  ...{ site_id: "luna", item_id: "burrata", item_name: "Burrata", section: "Antipasti" },
  ...{ views: 4, viewers: 3, expands: 1, adds: 2, removes: 1, orders: 2, bought: 4, buyers: 2 },
  ...{ conversion: 2 / 3, currency: "EUR", revenue_minor: 3900 },
};
const nothing = {
  ...{ item_name: null, section: null, views: 0, viewers: 0, expands: 0, adds: 0, removes: 0, orders: 0 },
  ...{ bought: 0, buyers: 0, conversion: null, currency: null, revenue_minor: null },
};
const thePizza = { ...nothing, site_id: "sole", item_id: "pizza", views: 1, viewers: 1, conversion: 0 };
const thePasta = {
  ...{ ...nothing, site_id: "luna", item_id: "pasta", section: "Primi", orders: 2, bought: 2, buyers: 2 },
};

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

test("items are told by views, with what people did with them, and what they paid in one currency", async () => {
  expect(await reports.answer(menuItems)).toEqual([theBurrata, thePizza, thePasta]);
});

test("a section or a menu leaves the items that stood in it, with all that happened to them", async () => {
  expect(await reports.answer(menuItems, { section: "Specials" })).toEqual([theBurrata]);
  expect(await reports.answer(menuItems, { section: "Primi" })).toEqual([thePasta]);
  expect(await reports.answer(menuItems, { menu_id: "lunch" })).toEqual([theBurrata]);
  expect(await reports.answer(menuItems, { menu_id: "dinner", section: "Primi" })).toEqual([]);
});

test("who may read one site, several or none sees no other", async () => {
  expect(await reports.answer(menuItems, {}, { sites: ["sole"] })).toEqual([thePizza]);
  expect(await reports.answer(menuItems, {}, { sites: ["sole", "luna", "mare"] })).toHaveLength(3);
  expect(await reports.answer(menuItems, {}, { sites: [] })).toEqual([]);
  expect(await reports.answer(menuItems, { site_id: "luna" }, { sites: ["sole"] })).toEqual([]);
});
