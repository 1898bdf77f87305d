import { during, ofSites } from "../scope";

/** Events of browsers are at most 30 days old at their receipt. Older history of servers is not looked at. */
const daysBack = 32;

/** The condition that an event's partition can hold what was received in the period, or in `days` before it. */
export const nearReceipt = (days = 0, dt = "dt"): string =>
  `${dt} BETWEEN CAST(date_add('day', ${-daysBack - days}, CAST(:from AS date)) AS varchar) AND CAST(date_add('day', 2, CAST(:to AS date)) AS varchar)`;

/** The condition that a record was received in the period, at the sites asked for. */
export const receivedInScope = `${during("received_at")} AND ${ofSites()}`;

/** The same of events: reads only the days whose events can have been received then. */
export const eventsReceivedInScope = `${nearReceipt()} AND ${receivedInScope}`;
