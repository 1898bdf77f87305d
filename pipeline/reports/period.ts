import * as t from "io-ts";
import { CalendarDate } from "../event/calendarDate";
import type { Placeholder } from "./report";

/** What every report asks for: the UTC dates from `from` to `to`, both included, of one site or of all. */
export const Period = t.intersection(
  [t.type({ from: CalendarDate, to: CalendarDate }), t.partial({ site_id: t.string })],
  "period",
);
export type Period = t.TypeOf<typeof Period>;

/** The condition that reports share; {@link periodPlaceholders} says what its `?` are. Naming `dt` prunes partitions. */
export const inPeriod = "dt BETWEEN ? AND ? AND site_id = coalesce(CAST(? AS varchar), site_id)";

export const periodPlaceholders: readonly Placeholder<Period>[] = [
  { name: "from", doc: "the first day, UTC, as '2026-03-01'" },
  { name: "to", doc: "the last day, included" },
  { name: "site_id", doc: "one site, or NULL for all" },
];
