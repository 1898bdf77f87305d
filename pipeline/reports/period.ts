import * as t from "io-ts";
import { CalendarDate } from "../event/calendarDate";
import type { SqlParameter } from "./sqlEngine";

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
