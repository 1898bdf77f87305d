import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";
import { isSeveralSites } from "./isSeveralSites";
import { itemKey } from "./itemKey";
import { itemLabels } from "./itemLabels";

type Row = ReportRows["drop-off"];

/** The dishes that were opened and not added in the most sessions, or before that many. */
export const dropOffBars = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  { limit, formats }: { readonly limit: number; readonly formats: Formats },
): BarChart["bars"] => {
  const labels = itemLabels(rows);
  const tellsSite = isSeveralSites(rows);
  const earlier = new Map(before?.map((row) => [itemKey(row), row.dropped]));
  return rows
    .filter(({ dropped }) => dropped > 0)
    .sort((a, b) => b.dropped - a.dropped || b.opened - a.opened)
    .slice(0, limit)
    .map((row) => ({
      label: labels.get(itemKey(row)) ?? row.item_id,
      value: row.dropped,
      ...(before === undefined ? {} : { before: earlier.get(itemKey(row)) ?? 0 }),
      detail: `${tellsSite ? `${row.site_id}: ` : ""}${formats.share(row.dropped_share)} of the ${formats.count(row.opened)} sessions that opened it`,
    }));
};
