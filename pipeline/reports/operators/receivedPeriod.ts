import type { Period } from "../period";
import type { Placeholder } from "../report";

/** As `inPeriod`, by the date of receipt; {@link receivedPeriodPlaceholders} says what its `?` are. */
export const receivedInPeriod =
  "received_dt BETWEEN ? AND ? AND site_id = coalesce(CAST(? AS varchar), site_id)";

export const receivedPeriodPlaceholders: readonly Placeholder<Period>[] = [
  { name: "from", doc: "the first day of receipt, UTC, as '2026-03-01'" },
  { name: "to", doc: "the last day of receipt, included" },
  { name: "site_id", doc: "one site, or NULL for all" },
];
