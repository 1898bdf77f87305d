import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import {
  addSiteMetrics,
  metricsOfEvent,
  type SiteMetrics,
  sessionHash,
} from "../../../pipeline/metrics/siteMetrics";
import { anEvent } from "../../fixtures/anEvent";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

const atMs = 1_772_390_527_120;

const metricsOf = (overrides: Readonly<Record<string, unknown>>): SiteMetrics => {
  const event = decode(events.codec, anEvent({ item_id: "burrata", order_id: "o-1", ...overrides }));
  if (event.kind === "invalid") throw new Error(event.errors.join());
  return metricsOfEvent(event.value, atMs);
};

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
  expect(metricsOf(event)).toEqual(nothingBut(expected));
});

test("parts add up to the whole: sums, first and last times, and sessions in order, each once", () => {
  const one = aSiteMetrics({
    events: 3,
    types: { click: 1, page_view: 2 },
    pieces_bought: 2,
    ordered_minor: { EUR: 10 },
    paid_minor: {},
    sessions: ["b", "d"],
    first_at_ms: 20,
    last_at_ms: 30,
  });
  const other = aSiteMetrics({
    events: 2,
    types: { page_view: 1, item_buy: 1 },
    pieces_bought: 1,
    ordered_minor: { EUR: 5, JPY: 7 },
    paid_minor: { EUR: 1 },
    sessions: ["a", "b"],
    first_at_ms: 10,
    last_at_ms: 25,
  });
  const sum = {
    events: 5,
    types: { click: 1, page_view: 3, item_buy: 1 },
    pieces_bought: 3,
    ordered_minor: { EUR: 15, JPY: 7 },
    paid_minor: { EUR: 1 },
    sessions: ["a", "b", "d"],
    first_at_ms: 10,
    last_at_ms: 30,
  };
  expect(addSiteMetrics(one, other)).toEqual(sum);
  expect(addSiteMetrics(other, one)).toEqual(sum);
});

test("a session's hash is short, and says nothing of the session", () => {
  expect(sessionHash("s-20260301-77f1")).toMatch(/^[\w-]{11}$/);
  expect(sessionHash("s-1")).not.toBe(sessionHash("s-2"));
});
