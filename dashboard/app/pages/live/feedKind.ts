/** What an event means for whoever looks on: it is marked by it. */
export type FeedKind = "order" | "add" | "open" | "look" | "other";

const kinds: Readonly<Record<string, FeedKind>> = {
  order_placed: "order",
  payment_made: "order",
  item_buy: "order",
  item_add: "add",
  item_remove: "add",
  checkout_start: "add",
  item_expand: "open",
  page_view: "look",
  section_view: "look",
  item_view: "look",
  scroll: "look",
};

/** Custom types are `other`. */
export const feedKind = (eventType: string): FeedKind =>
  Object.hasOwn(kinds, eventType) ? (kinds[eventType] ?? "other") : "other";
