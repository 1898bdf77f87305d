import type { TrackedEvent } from "../tracker/trackedEvent";

/** An event in words, as the badge lists it: its type, and what it is about. */
export const eventLine = (event: TrackedEvent): string => {
  const about =
    event.item_name ??
    event.section ??
    event.element_text ??
    (event.scroll_depth === undefined ? undefined : `${event.scroll_depth} %`) ??
    event.order_id?.slice(0, 10) ??
    event.page_title;
  return about === undefined ? event.event_type : `${event.event_type}: ${about}`;
};
