import * as t from "io-ts";
import type { SqlParameter } from "./sqlEngine";

const rule = "a date as 2026-03-01";

const isDate = (u: unknown): u is string =>
  typeof u === "string" &&
  /^\d{4}-\d\d-\d\d$/.test(u) &&
  !Number.isNaN(Date.parse(u)) &&
  new Date(u).toISOString().startsWith(u);

/** A calendar date. */
const CalendarDate = new t.Type<string, string, unknown>(
  rule,
  isDate,
  (u, context) => (isDate(u) ? t.success(u) : t.failure(u, context, rule)),
  t.identity,
);

/** What every report asks for: the UTC dates from `from` to `to`, both included, of one site or of all. */
export const Period = t.intersection(
  [t.type({ from: CalendarDate, to: CalendarDate }), t.partial({ site_id: t.string })],
  "period",
);
export type Period = t.TypeOf<typeof Period>;

/** The condition that reports share, and {@link bindPeriod} its values. Naming `dt` prunes partitions. */
export const inPeriod = "dt BETWEEN ? AND ? AND site_id = coalesce(CAST(? AS varchar), site_id)";

export const bindPeriod = ({ from, to, site_id: siteId }: Period): readonly SqlParameter[] => [
  from,
  to,
  siteId ?? null,
];
