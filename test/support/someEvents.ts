import fc from "fast-check";
import type { EventsRow } from "./anEventsTable";

/** An event before it has an id. */
export type EventDraft = Omit<EventsRow, "event_id">;

const maybe = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.option(value, { nil: undefined });

/** Each event type with what it needs, of few items and orders, so that much coincides. */
const types = fc.oneof(
  fc.constantFrom(
    { event_type: "page_view" },
    { event_type: "page_view", page_path: "/luna" },
    { event_type: "checkout_start" },
    { event_type: "click", element_id: "add" },
    { event_type: "scroll", scroll_depth: 45 },
    { event_type: "scroll", scroll_depth: 90 },
  ),
  fc.record({
    event_type: fc.constantFrom("item_view", "item_expand", "item_add", "item_buy", "order_placed"),
    item_id: fc.constantFrom("burrata", "pasta"),
    order_id: fc.constantFrom("o-1", "o-2", "o-3"),
    section: maybe(fc.constantFrom("Antipasti", "Primi")),
    section_position: maybe(fc.constantFrom(0, 1, 2)),
    currency: maybe(fc.constantFrom("EUR", "USD")),
    price_minor: maybe(fc.integer({ min: 1, max: 99 })),
    total_minor: maybe(fc.integer({ min: 1, max: 99 })),
  }),
);

const surroundings = fc.record({
  site_id: fc.constantFrom("luna", "luna", "sole"),
  session_id: maybe(fc.constantFrom("s-1", "s-2", "s-3")),
  anonymous_id: maybe(fc.constantFrom("ada", "ben", "cleo", "dan")),
  user_id: maybe(fc.constantFrom("uma", "vic")),
  device_type: maybe(fc.constantFrom("mobile", "desktop")),
  is_robot: fc.constantFrom(false, false, false, false, true),
  utm_source: maybe(fc.constantFrom("qr", "mail")),
  experiment_id: maybe(fc.constantFrom("photo", "font")),
  variant_id: maybe(fc.constantFrom("a", "b")),
  country: maybe(fc.constantFrom("IT", "FR")),
  latitude: maybe(fc.constantFrom(41.9, 45.4)),
  longitude: maybe(fc.constantFrom(12.5, 9.2)),
});

/** Some events at some of the times, in no order, several at one time. */
export const someEvents = (times: fc.Arbitrary<number>, maxLength = 40): fc.Arbitrary<readonly EventsRow[]> =>
  fc
    .array(
      fc.tuple(types, surroundings, times).map(([type, around, occurred_at]) => ({
        ...{ ...around, ...type, occurred_at },
      })),
      { maxLength },
    )
    .map((drafts) => drafts.map((draft, n) => ({ ...draft, event_id: `e${n}` })));

/** Whole minutes from one time to another. */
export const minutesFrom = (from: string, to: string): fc.Arbitrary<number> =>
  fc
    .integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 })
    .map((minute) => minute * 60_000);

/** The calendar day of a time in a time zone. */
export const dayIn = (timeZone: string, time: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(time);
