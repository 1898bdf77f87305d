import { createTracker, type Tracker, type TrackerOptions } from "../../../dashboard/tracker/tracker";
import type { ABrowser, OpenPage } from "./aBrowser";

/** A tracker on a page of its own. */
export const aTracker = (
  browser: ABrowser,
  options: Partial<TrackerOptions> = {},
): Tracker & { readonly page: OpenPage } => {
  const page = browser.open();
  const tracker = createTracker({
    collector: "https://collect.example",
    key: "ffb_key",
    siteId: "osteria-luna",
    around: page.around,
    ...options,
  });
  return { ...tracker, page };
};

/** A view of a dish, told apart by its number. */
export const aView = (number: number) => ({ event_type: "item_view", item_id: `dish-${number}` });

/** The dishes of events, in their order. */
export const dishesOf = (events: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] =>
  events.map((event) => event["item_id"]);
