import { events } from "../../pipeline/event/events";

/**
 * The text that an accepted record must be stored as: its fields in the table's order, those that are null left out,
 * its time in UTC with milliseconds. Written anew from the documentation, so that it can disagree with the codec.
 */
export const canonicalEvent = (record: unknown): string => {
  const sent = record as Readonly<Record<string, unknown>>;
  const stored = Object.keys(events.fields)
    .filter((name) => sent[name] !== undefined && sent[name] !== null)
    .map((name) => [name, name === "occurred_at" ? utcTime(sent[name]) : sent[name]]);
  return JSON.stringify(Object.fromEntries(stored));
};

/** Milliseconds are cut to three digits, as JavaScript's own parser, which knows no fourth, would not do everywhere. */
const utcTime = (time: unknown): string => {
  if (typeof time === "number") return new Date(time).toISOString();
  const [, date = "", second = "", fraction = "", zone = ""] =
    /^(.*?T\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-].*)$/.exec(String(time).toUpperCase()) ?? [];
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return new Date(`${date}${second || ":00"}${(fraction || ".000").slice(0, 4)}${colon}`).toISOString();
};
