import { type SiteMetrics, sessionHash } from "../../../pipeline/metrics/siteMetrics";
import { siteSums } from "../../../pipeline/metrics/siteSums";
import { anEventLine } from "../../fixtures/anEventLine";

const atMs = 1_772_390_527_120;

/** What events of one user-day come to, each a second after the one before. */
const sumsOf = (events: readonly Readonly<Record<string, unknown>>[]) => {
  const sums = siteSums();
  sums.begin();
  events.forEach((event, number) => {
    const line = anEventLine({ item_id: "burrata", order_id: "o-1", ...event });
    sums.add(0, line.event, atMs + 1000 * number);
  });
  return sums.of(0);
};

const metricsOf = (events: readonly Readonly<Record<string, unknown>>[]) =>
  sumsOf(events).get("trattoria-luna");

const nothingBut = (overrides: Partial<SiteMetrics>): SiteMetrics => ({
  events: 1,
  types: {},
  pieces_bought: 0,
  ordered_minor: {},
  paid_minor: {},
  sessions: [],
  first_at_ms: atMs,
  last_at_ms: atMs,
  ...overrides,
});

test.each<[Readonly<Record<string, unknown>>, Partial<SiteMetrics>]>([
  [{ event_type: "page_view" }, { types: { page_view: 1 } }],
  [{ event_type: "reservation_made" }, {}],
  [{ event_type: "constructor" }, {}],
  [{ event_type: "item_buy" }, { types: { item_buy: 1 }, pieces_bought: 1 }],
  [
    { event_type: "item_buy", quantity: 3 },
    { types: { item_buy: 1 }, pieces_bought: 3 },
  ],
  [{ event_type: "item_view", quantity: 3 }, { types: { item_view: 1 } }],
  [
    { event_type: "order_placed", total_minor: 4_550, currency: "EUR" },
    { types: { order_placed: 1 }, ordered_minor: { EUR: 4_550 } },
  ],
  [
    { event_type: "order_placed", total_minor: 4_550 },
    { types: { order_placed: 1 }, ordered_minor: { XXX: 4_550 } },
  ],
  [{ event_type: "order_placed" }, { types: { order_placed: 1 } }],
  [
    { event_type: "payment_made", total_minor: 4_550, currency: "JPY" },
    { types: { payment_made: 1 }, paid_minor: { JPY: 4_550 } },
  ],
  [{ session_id: "s-1" }, { types: { page_view: 1 }, sessions: [sessionHash("s-1")] }],
])("%j counts as %j", (event, expected) => {
  expect(metricsOf([event])).toEqual(nothingBut(expected));
});

test("events add up: counts, pieces, totals by currency, first and last times, and sessions in order, each once", () => {
  const metrics = metricsOf([
    { event_type: "item_buy", quantity: 3, session_id: "s-2" },
    { event_type: "item_buy", session_id: "s-1" },
    { event_type: "order_placed", total_minor: 100, currency: "EUR", session_id: "s-2" },
    { event_type: "order_placed", total_minor: 50, currency: "EUR", session_id: "s-1" },
    { event_type: "order_placed", total_minor: 7, session_id: "s-3" },
    { event_type: "payment_made", total_minor: 150, currency: "EUR", session_id: "s-3" },
  ]);
  expect(metrics).toEqual({
    events: 6,
    types: { item_buy: 2, order_placed: 3, payment_made: 1 },
    pieces_bought: 4,
    ordered_minor: { EUR: 150, XXX: 7 },
    paid_minor: { EUR: 150 },
    sessions: ["s-1", "s-2", "s-3"].map(sessionHash).sort(),
    first_at_ms: atMs,
    last_at_ms: atMs + 5000,
  });
});

test("sites have sums of their own, in the order in which they came", () => {
  const sums = sumsOf([{ site_id: "luna" }, { site_id: "sole" }, { site_id: "luna" }, { site_id: "mare" }]);
  expect([...sums].map(([site, { events }]) => [site, events])).toEqual([
    ["luna", 2],
    ["sole", 1],
    ["mare", 1],
  ]);
});

test("user-days have sums of their own, however many there are", () => {
  const sums = siteSums();
  const { event } = anEventLine({ session_id: "s-1" });
  for (let userDay = 0; userDay < 500; userDay++) {
    sums.begin();
    if (userDay % 7 === 0) continue;
    for (let n = 0; n <= userDay % 3; n++) sums.add(userDay, event, atMs - n);
  }
  for (let userDay = 0; userDay < 500; userDay++) {
    const expected = nothingBut({
      events: 1 + (userDay % 3),
      types: { page_view: 1 + (userDay % 3) },
      sessions: [sessionHash("s-1")],
      first_at_ms: atMs - (userDay % 3),
    });
    expect([...sums.of(userDay)]).toEqual(userDay % 7 === 0 ? [] : [["trattoria-luna", expected]]);
  }
});
