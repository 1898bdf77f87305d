import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";
import { isSeveralSites } from "./isSeveralSites";
import { itemKey } from "./itemKey";
import { itemLabels } from "./itemLabels";

type Row = ReportRows["time-to-purchase"];
type ItemRow = Row & { readonly site_id: string; readonly item_id: string };

const isItem = (row: Row): row is ItemRow => row.site_id !== null && row.item_id !== null;

/** Half and nine tenths of all purchases, as a sentence; undefined where there are none. */
export const purchaseTimesSentence = (rows: readonly Row[], formats: Formats): string | undefined => {
  const all = rows.find(({ item_id }) => item_id === null);
  return all === undefined
    ? undefined
    : `Half of the ${formats.count(all.purchases)} purchases came within ${formats.duration(all.median_seconds)} of opening the dish, nine tenths within ${formats.duration(all.p90_seconds)}.`;
};

/** The median time of the dishes that were bought most often after opening them, those thought about longest first. */
export const purchaseTimeBars = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  { limit, formats }: { readonly limit: number; readonly formats: Formats },
): BarChart["bars"] => {
  const items = rows.filter(isItem);
  const labels = itemLabels(items);
  const tellsSite = isSeveralSites(items);
  const earlier = new Map(before?.filter(isItem).map((row) => [itemKey(row), row.median_seconds]));
  return items
    .sort((a, b) => b.purchases - a.purchases)
    .slice(0, limit)
    .sort((a, b) => b.median_seconds - a.median_seconds)
    .map((row) => {
      const then = earlier.get(itemKey(row));
      return {
        label: labels.get(itemKey(row)) ?? row.item_id,
        value: row.median_seconds,
        ...(then === undefined ? {} : { before: then }),
        detail: `${tellsSite ? `${row.site_id}: ` : ""}${formats.count(row.purchases)} purchases, nine tenths within ${formats.duration(row.p90_seconds)}`,
      };
    });
};
