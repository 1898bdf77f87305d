import type { TrackedEvent } from "../tracker/trackedEvent";
import type { Menu } from "./menu";
import type { PlacedDish } from "./menuDishes";
import { type TabLine, totalMinorOf } from "./tab";

type Fields = Omit<TrackedEvent, "event_type">;

/** The fields by which an event names a section. */
export const namedSection = (section: string, position: number): Fields => ({
  section,
  section_position: position,
});

/** The fields by which an event names a dish, with its price. */
export const namedDish = (
  { dish, section, sectionPosition, itemPosition }: PlacedDish,
  { currency }: Pick<Menu, "currency">,
): Fields => ({
  ...namedSection(section, sectionPosition),
  item_id: dish.id,
  item_name: dish.name,
  item_position: itemPosition,
  price_minor: dish.priceMinor,
  currency,
});

export const checkoutStarted = (
  lines: readonly TabLine[],
  { currency }: Pick<Menu, "currency">,
): TrackedEvent => ({ event_type: "checkout_start", total_minor: totalMinorOf(lines), currency });

/** An order as the restaurant acknowledged it. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly totalMinor: number;
  readonly currency: string;
}

/** The order, and one event for each of its lines. */
export const orderPlaced = (order: PlacedOrder, lines: readonly TabLine[]): readonly TrackedEvent[] => [
  { event_type: "order_placed", ...orderFields(order) },
  ...lines.map(({ placed, quantity }) => ({
    event_type: "item_buy",
    ...namedDish(placed, order),
    order_id: order.orderId,
    quantity,
  })),
];

export const paymentMade = (order: PlacedOrder): TrackedEvent => ({
  event_type: "payment_made",
  ...orderFields(order),
  properties: { method: "demo" },
});

const orderFields = ({ orderId, totalMinor, currency }: PlacedOrder): Fields => ({
  order_id: orderId,
  total_minor: totalMinor,
  currency,
});
