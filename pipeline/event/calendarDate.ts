import * as t from "io-ts";

const rule = "a date as 2026-03-01";

/** True for the text of a day that the calendar has. */
export const isCalendarDate = (u: unknown): u is string =>
  typeof u === "string" &&
  /^\d{4}-\d\d-\d\d$/.test(u) &&
  !Number.isNaN(Date.parse(u)) &&
  new Date(u).toISOString().startsWith(u);

/** A calendar date, as text. */
export const CalendarDate: t.Type<string, string, unknown> = new t.Type(
  rule,
  isCalendarDate,
  (u, context) => (isCalendarDate(u) ? t.success(u) : t.failure(u, context, rule)),
  t.identity,
);
