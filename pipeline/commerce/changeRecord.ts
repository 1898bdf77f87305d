import { derived, optional, required } from "../event/dataset";
import { instant, jsonObject } from "../event/fieldType";
import { amountMinor, currencyCode, identifier, label, slug } from "../event/scalars";
import type { Amount } from "./amount";
import { decimalsOf, minorUnitsOf } from "./minorUnits";

/*
 * A change record says how a thing (an order, a customer, a payment) is as of a moment. Producers send the whole record
 * again whenever it changed, or all of them every day; the newest version of each id is how the thing is now.
 */

export const siteField = required({
  type: slug,
  doc: "The restaurant or shop. May be left out where the key has one site only.",
  example: "trattoria-luna",
});

export const currencyField = required({
  type: currencyCode,
  doc: "The currency of the amount.",
  example: "EUR",
});

export const statusField = (doc: string, example: string) => required({ type: label, doc, example });

export const idField = (doc: string, example: string) => required({ type: identifier, doc, example });

/** What every change record may carry beside what it is about. */
export const versionFields = {
  updated_at: optional({
    type: instant(),
    doc: "As of when this version holds. Without it, a version holds as of its receipt.",
    example: "2026-03-01T19:05:00Z",
  }),
  properties: optional({
    type: jsonObject(),
    doc: "Anything else, as a JSON object; SQL reads it with json_extract_scalar.",
    example: { channel: "delivery" },
  }),
};

/** What Footfall adds to every change record. */
export const receiptFields = {
  version_at: derived({
    type: instant(),
    doc: "updated_at, else received_at: of the versions of an id the one with the greatest is the newest.",
    example: "2026-03-01T19:05:00Z",
  }),
  received_at: derived({
    type: instant(),
    doc: "When ingest received it.",
    example: "2026-03-01T19:05:02.004Z",
  }),
  key_id: derived({ type: slug, doc: "The key that it was sent with.", example: "till-1" }),
  batch_id: derived({
    type: slug,
    doc: "The raw object that holds it: the SHA-256 of its batch.",
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  }),
};

/** The error of an amount that is finer than its currency, or larger than its column, or none. */
export const amountErrors = (name: string, amount: Amount, currency: string): readonly string[] => {
  const minor = minorUnitsOf(amount, currency);
  if (minor === undefined)
    return [`${name}: ${currency} has ${decimalsOf(currency)} decimals, which ${amount} exceeds`];
  return amountMinor.codec.is(minor)
    ? []
    : [`${name}: must be ${amountMinor.rule} in the minor unit of ${currency}, not ${amount}`];
};
