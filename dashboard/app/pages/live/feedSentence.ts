import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";

type Row = ReportRows["now-events"];
type Ways = Pick<Formats, "count" | "money" | "share" | "time">;

/** An event as it is read: when, where, and what who did. */
export interface FeedSentence {
  /** 18:42:07 */
  readonly time: string;
  /** luna-roma, Table 7; empty where neither is worth saying */
  readonly places: readonly string[];
  /** Guest 3 added Burrata ×2; Waiter called (Guest 3) */
  readonly text: string;
}

/** With the site where several are looked at. */
export const feedSentence = (row: Row, tellsSite: boolean, formats: Ways): FeedSentence => {
  const who = row.visitor === null ? undefined : `Guest ${formats.count(row.visitor)}`;
  const did = Object.hasOwn(doings, row.event_type) ? doings[row.event_type] : undefined;
  return {
    time: formats.time(new Date(row.occurred_at)),
    places: [
      ...(tellsSite ? [row.site_id] : []),
      ...(row.table_id === null ? [] : [`Table ${row.table_id}`]),
    ],
    text: did === undefined ? customText(row, who) : `${who ?? "Somebody"} ${did(row, formats)}`,
  };
};

/** The whole of it in one line: 18:42:07 · Table 7 · Guest 3 added Burrata ×2 */
export const feedLine = ({ time, places, text }: FeedSentence): string => [time, ...places, text].join(" · ");

const item = ({ item_name, item_id }: Row): string => item_name ?? item_id ?? "a dish";
const pieces = ({ quantity }: Row): string => (quantity === null || quantity === 1 ? "" : ` ×${quantity}`);
const quoted = (text: string): string => `“${text}”`;

/** What was done, by the standard types of events. */
const doings: Readonly<Record<string, (row: Row, formats: Ways) => string>> = {
  page_view: ({ page_path }) => `opened ${page_path ?? "a page"}`,
  click: (row) => {
    const at = row.item_id === null && row.item_name === null ? "" : ` at ${item(row)}`;
    return row.element_text === null ? `clicked${at}` : `clicked ${quoted(row.element_text)}${at}`;
  },
  section_view: ({ section }) => `got to ${section ?? "a section"}`,
  scroll: ({ scroll_depth }, formats) =>
    scroll_depth === null ? "scrolled" : `scrolled to ${formats.share(Math.round(scroll_depth) / 100)}`,
  search: () => "searched the menu",
  item_view: (row) => `saw ${item(row)}`,
  item_expand: (row) => `opened ${item(row)}`,
  item_add: (row) => `added ${item(row)}${pieces(row)}`,
  item_remove: (row) => `took off ${item(row)}${pieces(row)}`,
  item_buy: (row) => `bought ${item(row)}${pieces(row)}`,
  checkout_start: () => "went to the checkout",
  order_placed: ({ total_minor, currency }, formats) =>
    total_minor === null || currency === null
      ? "placed an order"
      : `placed an order of ${formats.money(total_minor, currency)}`,
  payment_made: ({ total_minor, currency }, formats) =>
    total_minor === null || currency === null ? "paid" : `paid ${formats.money(total_minor, currency)}`,
};

/** `waiter_called` as "Waiter called": what a type of the customer's own means is not known, so it is not made a sentence. */
const customText = (row: Row, who: string | undefined): string => {
  const words = row.event_type.replaceAll("_", " ").trim();
  const named = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const about =
    row.item_name ?? row.item_id ?? (row.element_text === null ? row.section : quoted(row.element_text));
  return [named, ...(about === null ? [] : [`: ${about}`]), ...(who === undefined ? [] : [` (${who})`])].join(
    "",
  );
};
