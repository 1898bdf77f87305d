/** A standard event type: what it says, and the fields without which it would say nothing. */
export interface EventType {
  readonly doc: string;
  readonly needs: readonly Companion[];
}

/** Fields that a standard type can ask for. */
export type Companion = "item_id" | "order_id" | "scroll_depth" | "section" | "search_query";

/** The types that reports know. Any other word is accepted as a custom type. */
export const eventTypes = {
  page_view: { doc: "A page was opened.", needs: [] },
  click: { doc: "A button, a link or a spot on the page was clicked.", needs: [] },
  section_view: { doc: "A section came into view.", needs: ["section"] },
  scroll: { doc: "The deepest point reached so far.", needs: ["scroll_depth"] },
  search: { doc: "A search was made.", needs: ["search_query"] },
  item_view: { doc: "An item came into view.", needs: ["item_id"] },
  item_expand: { doc: "An item's description was opened.", needs: ["item_id"] },
  item_add: { doc: "An item was added to the tab or cart.", needs: ["item_id"] },
  item_remove: { doc: "An item was taken off the tab or cart.", needs: ["item_id"] },
  item_buy: {
    doc: "An item was bought: one event for each line of an order.",
    needs: ["item_id", "order_id"],
  },
  checkout_start: { doc: "The tab or cart was opened to order.", needs: [] },
  order_placed: { doc: "An order was placed.", needs: ["order_id"] },
  payment_made: { doc: "An order was paid.", needs: ["order_id"] },
} as const satisfies Readonly<Record<string, EventType>>;

/** The name of a standard event type. */
export type StandardEventType = keyof typeof eventTypes;

type Candidate = { readonly event_type: string } & { readonly [C in Companion]?: unknown };

/** The errors of an event of a standard type that lacks a field its type needs. */
export const missingCompanions = (event: Candidate): readonly string[] => {
  const { event_type: type } = event;
  const missing: string[] = [];
  for (const name of needsOf.get(type) ?? [])
    if (event[name] === undefined) missing.push(`${name}: required by event_type ${type}`);
  return missing;
};

const needsOf: ReadonlyMap<string, readonly Companion[]> = new Map(
  Object.entries(eventTypes).map(([type, { needs }]) => [type, needs]),
);
