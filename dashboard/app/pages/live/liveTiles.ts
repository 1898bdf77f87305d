import type { ReportRows } from "../../api/reportRows";
import type { Tile } from "../../figures/changeOf";
import type { Formats } from "../../formats/formats";
import { lastMinutes } from "./minuteColumns";

type Totals = ReportRows["now-totals"];
type Minute = ReportRows["now-minutes"];
type Counted = "visitors" | "page_views" | "item_views" | "expands" | "adds" | "orders";

const tiles: readonly { readonly label: string; readonly of: Counted; readonly hint: string }[] = [
  { label: "People", of: "visitors", hint: "Different people in these minutes." },
  { label: "Pages opened", of: "page_views", hint: "Page views." },
  { label: "Dishes seen", of: "item_views", hint: "How often a dish came into view." },
  { label: "Dishes opened", of: "expands", hint: "How often a description was opened." },
  { label: "Dishes added", of: "adds", hint: "How often a dish was added to a tab or cart." },
  { label: "Orders", of: "orders", hint: "Different orders placed." },
];

/** What went on in the last minutes, with its course minute by minute. */
export const liveTiles = (
  totals: Totals | undefined,
  rows: readonly Minute[],
  {
    nowMs,
    minutes,
    formats,
  }: { readonly nowMs: number; readonly minutes: number; readonly formats: Formats },
): readonly Tile[] => {
  const byMinute = new Map(rows.map((row) => [Date.parse(row.minute), row]));
  return tiles.map(({ label, of, hint }) => ({
    label,
    value: formats.count(totals?.[of] ?? 0),
    spark: lastMinutes(nowMs, minutes).map((minute) => byMinute.get(minute)?.[of] ?? 0),
    hint,
  }));
};
