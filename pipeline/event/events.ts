import {
  dataset,
  derived,
  derivedWhereKnown,
  optional,
  type RecordOf,
  type RowOf,
  required,
} from "./dataset";
import { missingCompanions } from "./eventTypes";
import { decimal, flag, instant, integer, jsonObject, oneOf, text } from "./fieldType";
import {
  amountMinor,
  countryCode,
  currencyCode,
  identifier,
  label,
  percent,
  pixels,
  position,
  slug,
  url,
  word,
} from "./scalars";

/** The clickstream: one record for each thing that a guest sees or does. */
export const events = dataset({
  name: "events",
  doc: "One row for each thing that a guest saw or did on a page.",
  timeField: "occurred_at",
  check: missingCompanions,
  fields: {
    event_id: required({
      type: identifier,
      doc: "Chosen by the producer, the same on every retry: within its site an event is counted once by this id.",
      example: "0199a3c2-7d10-7c3e-9a55-1b2f6c0d4e11",
    }),
    event_type: required({
      type: word,
      doc: "What happened: one of the standard types below, or a type of your own.",
      example: "item_add",
    }),
    occurred_at: required({
      type: instant(),
      doc: "When it happened. In the lake: corrected for the sender's clock, then clamped (see time_rule).",
      example: "2026-03-01T18:42:07.120Z",
    }),
    site_id: required({
      type: slug,
      doc: "The restaurant or shop that the page belongs to.",
      example: "trattoria-luna",
    }),

    anonymous_id: optional({
      type: identifier,
      doc: "The visitor, as a first-party id kept in the browser.",
      example: "a-5d0c9be7",
    }),
    user_id: optional({ type: identifier, doc: "The customer, once known.", example: "customer-1042" }),
    session_id: optional({ type: identifier, doc: "One visit.", example: "s-20260301-77f1" }),

    page_url: optional({
      type: url,
      doc: "The page's address.",
      example: "https://menu.example/luna?table=12",
    }),
    page_path: optional({
      type: url,
      doc: "The path within the site; taken from page_url where the producer sends none.",
      example: "/luna",
    }),
    page_title: optional({ type: label, doc: "The page's title.", example: "Trattoria Luna – Dinner" }),
    referrer: optional({
      type: url,
      doc: "The address of the page before.",
      example: "https://www.google.com/",
    }),

    element_id: optional({
      type: label,
      doc: "The button or link that was clicked, as the page names it.",
      example: "add-to-tab",
    }),
    element_text: optional({ type: label, doc: "The words on it.", example: "Add to tab" }),
    click_x: optional({ type: pixels, doc: "From the page's left edge, in CSS pixels.", example: 184 }),
    click_y: optional({ type: pixels, doc: "From the page's top edge, in CSS pixels.", example: 920 }),

    menu_id: optional({ type: identifier, doc: "The menu or catalogue.", example: "dinner" }),
    section: optional({
      type: label,
      doc: "The menu's section or the shop's category.",
      example: "Antipasti",
    }),
    section_position: optional({ type: position, doc: "Its place on the page, from 0.", example: 0 }),
    item_id: optional({ type: identifier, doc: "The dish or product.", example: "burrata" }),
    item_name: optional({ type: label, doc: "Its name as shown.", example: "Burrata, figs & hazelnut" }),
    item_position: optional({ type: position, doc: "Its place within the section, from 0.", example: 2 }),
    quantity: optional({
      type: integer({ min: 0, max: 100_000 }),
      doc: "How many were added, removed or bought.",
      example: 2,
    }),
    price_minor: optional({
      type: amountMinor,
      doc: "Price of one, in the currency's minor unit.",
      example: 1450,
    }),
    currency: optional({
      type: currencyCode,
      doc: "The currency of price_minor and total_minor.",
      example: "EUR",
    }),
    order_id: optional({ type: identifier, doc: "The order that this belongs to.", example: "o-88213" }),
    total_minor: optional({
      type: amountMinor,
      doc: "The order's or payment's total, in the currency's minor unit.",
      example: 4350,
    }),

    scroll_depth: optional({
      type: percent,
      doc: "The deepest point reached, in percent of the page's height.",
      example: 65,
    }),
    search_query: optional({ type: label, doc: "What was searched for.", example: "gluten free" }),

    device_type: optional({
      type: oneOf("mobile", "tablet", "desktop", "tv", "other"),
      doc: "Taken from the user agent where the producer sends none.",
      example: "mobile",
    }),
    os: optional({
      type: label,
      doc: "Operating system; taken from the user agent where the producer sends none.",
      example: "iOS",
    }),
    browser: optional({
      type: label,
      doc: "Browser; taken from the user agent where the producer sends none.",
      example: "Safari",
    }),
    user_agent: optional({
      type: text({ maxLength: 1024 }),
      doc: "The visitor's user agent; taken from the request where a browser's event has none.",
      example: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15",
    }),
    viewport_width: optional({ type: pixels, doc: "The window's width in CSS pixels.", example: 390 }),
    viewport_height: optional({ type: pixels, doc: "The window's height in CSS pixels.", example: 844 }),
    language: optional({ type: label, doc: "The visitor's language (BCP 47).", example: "it-IT" }),
    time_zone: optional({ type: label, doc: "The visitor's time zone (IANA).", example: "Europe/Rome" }),

    country: optional({
      type: countryCode,
      doc: "ISO 3166. Where a browser's event says nothing of its place and CloudFront stands in front, all of it is taken from its viewer headers.",
      example: "IT",
    }),
    region: optional({ type: label, doc: "The country's subdivision; likewise.", example: "RM" }),
    city: optional({ type: label, doc: "Likewise.", example: "Rome" }),
    latitude: optional({
      type: decimal({ min: -90, max: 90 }),
      doc: "Degrees north; likewise.",
      example: 41.89,
    }),
    longitude: optional({
      type: decimal({ min: -180, max: 180 }),
      doc: "Degrees east; likewise.",
      example: 12.49,
    }),
    table_id: optional({ type: identifier, doc: "The table whose QR code was scanned.", example: "12" }),

    utm_source: optional({ type: label, doc: "Campaign source.", example: "newsletter" }),
    utm_medium: optional({ type: label, doc: "Campaign medium.", example: "email" }),
    utm_campaign: optional({ type: label, doc: "Campaign name.", example: "spring-menu" }),
    utm_term: optional({ type: label, doc: "Campaign term.", example: "aperitivo" }),
    utm_content: optional({ type: label, doc: "Campaign content.", example: "hero" }),
    experiment_id: optional({ type: identifier, doc: "The experiment shown.", example: "photo-size" }),
    variant_id: optional({ type: identifier, doc: "The variant shown.", example: "large" }),

    properties: optional({
      type: jsonObject(),
      doc: "Anything else, as a JSON object; SQL reads it with json_extract_scalar.",
      example: { allergens: ["nuts"], from_recommendation: true },
    }),

    received_at: derived({
      type: instant(),
      doc: "When ingest received it.",
      example: "2026-03-01T18:42:08.004Z",
    }),
    occurred_at_sent: derivedWhereKnown({
      type: instant(),
      doc: "occurred_at as the producer sent it, where time_rule changed it.",
      example: "2026-03-01T18:12:07.120Z",
    }),
    time_rule: derived({
      type: oneOf("as_sent", "skew_corrected", "clamped_to_past_limit", "clamped_to_future_limit"),
      doc: "What was done to occurred_at.",
      example: "as_sent",
    }),
    is_robot: derived({
      type: flag(),
      doc: "The user agent names itself a robot, crawler or script.",
      example: false,
    }),
    referrer_host: derivedWhereKnown({
      type: label,
      doc: "The host of the referrer.",
      example: "www.google.com",
    }),
    key_id: derived({ type: slug, doc: "The key that it was sent with.", example: "web-1" }),
    batch_id: derived({
      type: slug,
      doc: "The raw object that holds it: the SHA-256 of its batch.",
      example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }),
  },
});

/** An event as a producer sends it, decoded. */
export type Event = RecordOf<typeof events.fields>;

/** An event as a row of the lake. */
export type EventRow = RowOf<typeof events.fields>;
