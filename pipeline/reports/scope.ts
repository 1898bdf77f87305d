import { dateParameter, orElse, orNone, siteParameter, timeZoneParameter } from "./parameter";

/** What every report asks for: the days from `from` to `to`, both included, in a time zone, of one site or of all. */
export const scope = {
  from: dateParameter({ doc: "The first day.", example: "2026-03-01" }),
  to: dateParameter({ doc: "The last day, included.", example: "2026-03-31" }),
  time_zone: orElse(
    timeZoneParameter({ doc: "The time zone in which days begin and end.", example: "Europe/Rome" }),
    "UTC",
  ),
  site_id: orNone(
    siteParameter({ doc: "One site; without it, all that the key may read.", example: "trattoria-luna" }),
  ),
} as const;

/** The SQL of the instant, as a UTC timestamp, at which a day begins in the time zone. */
export const startOf = (day: string): string =>
  `CAST(at_timezone(with_timezone(CAST(${day} AS timestamp), :time_zone), 'UTC') AS timestamp)`;

/** The SQL of the date some days, given as SQL too, after a day; before it where that is negative. */
export const daysAfter = (count: number | string, day: string): string =>
  `date_add('day', ${count}, CAST(${day} AS date))`;

/** The SQL of the list of the sites asked for, NULL for all. Their names are ASCII, and none goes beyond `~`. */
const sites = "split(CAST(:sites AS varchar), ',')";

/**
 * The condition that a column is among the sites asked for, of those that the key may read. A range says nothing more, but
 * engines compare it with the statistics of sorted files, and read no more than these sites.
 */
export const ofSites = (column = "site_id"): string =>
  `${column} BETWEEN coalesce(array_min(${sites}), '') AND coalesce(array_max(${sites}), '~') ` +
  `AND contains(coalesce(${sites}, ARRAY[${column}]), ${column})`;

/** The SQL of the UTC timestamp at which the period asked for begins. */
export const periodStart = startOf(":from");

/** The SQL of the UTC timestamp at which the period asked for is over. */
export const periodEnd = startOf(daysAfter(1, ":to"));

/** The condition that a UTC timestamp lies in the period asked for. */
export const during = (time: string): string => `${time} >= ${periodStart} AND ${time} < ${periodEnd}`;

/** The condition that a partition can hold some of the period: no time zone is a day from UTC. Prunes partitions. */
export const nearby = (dt = "dt"): string =>
  `${dt} BETWEEN CAST(${daysAfter(-1, ":from")} AS varchar) AND CAST(${daysAfter(1, ":to")} AS varchar)`;

/** The condition that reports over events share: the period, and the sites. */
export const inScope = `${nearby()} AND ${during("occurred_at")} AND ${ofSites()}`;

const since = (days: string): string => daysAfter(`-(${days})`, ":from");

const nearbySince = (days: string): string =>
  `dt BETWEEN CAST(${daysAfter(-1, since(days))} AS varchar) AND CAST(${daysAfter(1, ":to")} AS varchar)`;

/** The same, from a number of days before the period on. */
export const inScopeSince = (days: string): string =>
  `${nearbySince(days)} AND occurred_at >= ${startOf(since(days))} AND occurred_at < ${periodEnd} AND ${ofSites()}`;

/** The SQL of how many days the period has: as many has the one before it. */
export const periodDays = "date_diff('day', CAST(:from AS date), CAST(:to AS date)) + 1";

/** {@link nearby} of the period together with the one before it. */
export const nearbyBoth = nearbySince(periodDays);

/** {@link inScope} of the period together with the one before it. */
export const inBothPeriods = inScopeSince(periodDays);

/** The SQL of a UTC timestamp's local time in the time zone asked for. */
export const localTime = (time: string): string =>
  `CAST(at_timezone(with_timezone(${time}, 'UTC'), :time_zone) AS timestamp)`;

/** The SQL of a UTC timestamp's day in the time zone asked for, as text. */
export const localDay = (time: string): string => `CAST(CAST(${localTime(time)} AS date) AS varchar)`;
