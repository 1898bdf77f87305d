import { feedKind } from "../../../../dashboard/app/pages/live/feedKind";
import { feedLine, feedSentence } from "../../../../dashboard/app/pages/live/feedSentence";
import { eventTypes } from "../../../../pipeline/event/eventTypes";
import { englishFormats as formats } from "../menu/englishFormats";
import { aNowEvent } from "./aNowEvent";

type Parts = Parameters<typeof aNowEvent>[0];

const lineOf = (parts: Parts, tellsSite = false): string =>
  feedLine(feedSentence(aNowEvent(parts), tellsSite, formats));
const textOf = (parts: Parts): string => feedSentence(aNowEvent(parts), false, formats).text;

test("an event is told by its time, table, guest and what was done", () => {
  const added = {
    event_type: "item_add",
    visitor: 3,
    table_id: "7",
    item_id: "burrata",
    item_name: "Burrata",
  };
  expect(lineOf({ ...added, quantity: 2 })).toBe("18:42:07 · Table 7 · Guest 3 added Burrata ×2");
  expect(lineOf({ ...added, quantity: 1 }, true)).toBe(
    "18:42:07 · luna-roma · Table 7 · Guest 3 added Burrata",
  );
});

test.each<[string, Parts]>([
  ["Somebody opened /luna", { event_type: "page_view", page_path: "/luna" }],
  ["Somebody opened a page", { event_type: "page_view" }],
  [
    "Guest 1 clicked “Allergens” at Burrata",
    { event_type: "click", visitor: 1, element_text: "Allergens", item_name: "Burrata" },
  ],
  ["Somebody clicked “Order”", { event_type: "click", element_text: "Order" }],
  ["Somebody clicked", { event_type: "click" }],
  ["Somebody got to Antipasti", { event_type: "section_view", section: "Antipasti" }],
  ["Somebody scrolled to 66%", { event_type: "scroll", scroll_depth: 65.6 }],
  ["Somebody searched the menu", { event_type: "search" }],
  ["Somebody saw burrata", { event_type: "item_view", item_id: "burrata" }],
  ["Somebody opened Burrata", { event_type: "item_expand", item_id: "burrata", item_name: "Burrata" }],
  ["Somebody added a dish", { event_type: "item_add" }],
  ["Somebody took off Burrata", { event_type: "item_remove", item_name: "Burrata" }],
  ["Somebody bought Burrata ×3", { event_type: "item_buy", item_name: "Burrata", quantity: 3 }],
  ["Somebody went to the checkout", { event_type: "checkout_start" }],
  ["Somebody placed an order of €43.50", { event_type: "order_placed", total_minor: 4350, currency: "EUR" }],
  ["Somebody placed an order", { event_type: "order_placed", total_minor: 4350 }],
  ["Somebody paid £9.80", { event_type: "payment_made", total_minor: 980, currency: "GBP" }],
  ["Somebody paid", { event_type: "payment_made" }],
])("%s", (sentence, parts) => {
  expect(textOf(parts)).toBe(sentence);
});

test("every standard type is a sentence about somebody", () => {
  for (const event_type of Object.keys(eventTypes)) expect(textOf({ event_type })).toMatch(/^Somebody [a-z]/);
});

test("a type of the customer's own is read as its words, with what it is about and who did it", () => {
  expect(textOf({ event_type: "waiter_called" })).toBe("Waiter called");
  expect(textOf({ event_type: "waiter_called", visitor: 3 })).toBe("Waiter called (Guest 3)");
  expect(textOf({ event_type: "dish_rated", item_name: "Burrata", visitor: 3 })).toBe(
    "Dish rated: Burrata (Guest 3)",
  );
  expect(textOf({ event_type: "language_chosen", element_text: "Deutsch" })).toBe(
    "Language chosen: “Deutsch”",
  );
  expect(textOf({ event_type: "constructor" })).toBe("Constructor");
});

test("a kind is known of standard types; a type of the customer's own is another", () => {
  expect(feedKind("order_placed")).toBe("order");
  expect(feedKind("item_view")).toBe("look");
  expect(feedKind("waiter_called")).toBe("other");
  expect(feedKind("constructor")).toBe("other");
});
