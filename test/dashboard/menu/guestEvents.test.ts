import { eventLine } from "../../../dashboard/menu/eventLine";
import {
  checkoutStarted,
  namedDish,
  namedSection,
  orderPlaced,
  paymentMade,
} from "../../../dashboard/menu/guestEvents";
import { menu } from "../../../dashboard/menu/menu";
import { menuDishes, type PlacedDish } from "../../../dashboard/menu/menuDishes";
import type { TrackedEvent } from "../../../dashboard/tracker/trackedEvent";
import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import { missingCompanions } from "../../../pipeline/event/eventTypes";

const dishes = menuDishes(menu);
const burrata = dishes.get("burrata") as PlacedDish;
const spritz = dishes.get("spritz") as PlacedDish;
const lines = [
  { placed: burrata, quantity: 1 },
  { placed: spritz, quantity: 2 },
];
const order = { orderId: "o-1", totalMinor: 3050, currency: "EUR" };

test("every event is one by docs/events.md, with what its type needs", () => {
  const all: readonly TrackedEvent[] = [
    { event_type: "section_view", ...namedSection("Primi", 1) },
    ...[...dishes.values()].map((placed) => ({ event_type: "item_view", ...namedDish(placed, menu) })),
    checkoutStarted(lines, menu),
    ...orderPlaced(order, lines),
    paymentMade(order),
  ];
  for (const event of all) {
    const whole = { event_id: "e-1", site_id: menu.siteId, occurred_at: 1_772_000_000_000, ...event };
    expect(decode(events.codec, whole)).toEqual({ kind: "valid", value: whole });
    expect(missingCompanions(whole)).toEqual([]);
  }
});

test("an order is one event, and one more for each line, which add up to it", () => {
  const [placed, ...bought] = orderPlaced(order, lines);
  expect(placed).toEqual({ event_type: "order_placed", order_id: "o-1", total_minor: 3050, currency: "EUR" });
  expect(bought).toMatchObject([
    {
      event_type: "item_buy",
      item_id: "burrata",
      quantity: 1,
      price_minor: 1450,
      order_id: "o-1",
      item_position: 0,
    },
    {
      event_type: "item_buy",
      item_id: "spritz",
      quantity: 2,
      price_minor: 800,
      order_id: "o-1",
      section: "Vini",
    },
  ]);
  const sum = bought.reduce((total, { quantity = 0, price_minor = 0 }) => total + quantity * price_minor, 0);
  expect(sum).toBe(placed?.total_minor);
  expect(checkoutStarted(lines, menu).total_minor).toBe(sum);
});

test.each<[TrackedEvent, string]>([
  [{ event_type: "item_add", ...namedDish(burrata, menu) }, "item_add: Burrata, figs & hazelnut"],
  [{ event_type: "section_view", section: "Primi" }, "section_view: Primi"],
  [{ event_type: "click", element_text: "Pay now" }, "click: Pay now"],
  [{ event_type: "scroll", scroll_depth: 65 }, "scroll: 65 %"],
  [paymentMade({ ...order, orderId: "o-0123456789abc" }), "payment_made: o-01234567"],
  [{ event_type: "page_view", page_title: "Osteria Luna" }, "page_view: Osteria Luna"],
  [{ event_type: "waiter_called" }, "waiter_called"],
])("%j is listed in words", (event, line) => {
  expect(eventLine(event)).toBe(line);
});
