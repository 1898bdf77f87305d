import type { ReportRows } from "../../api/reportRows";
import type { ColumnChart } from "../../plots/plotSpecs";

type Row = ReportRows["now-minutes"];

const minuteMs = 60_000;

/** The minutes' beginnings from so many minutes ago up to the one that is under way. */
export const lastMinutes = (nowMs: number, minutes: number): readonly number[] => {
  const current = Math.floor(nowMs / minuteMs) * minuteMs;
  return Array.from({ length: minutes + 1 }, (_, n) => current - (minutes - n) * minuteMs);
};

/** What happened in each minute, by what it means. Minutes without a row are empty. */
export const minuteColumns = (
  rows: readonly Row[],
  nowMs: number,
  minutes: number,
): ColumnChart["columns"] => {
  const byMinute = new Map(rows.map((row) => [Date.parse(row.minute), row]));
  return lastMinutes(nowMs, minutes).map((minuteMs) => {
    const row = byMinute.get(minuteMs);
    return {
      x: new Date(minuteMs).toISOString(),
      parts: [
        { name: "Looked", value: looked(row) },
        { name: "Opened a dish", value: row?.expands ?? 0 },
        { name: "Added a dish", value: row?.adds ?? 0 },
        { name: "Ordered", value: row?.orders ?? 0 },
        { name: "Anything else", value: others(row) },
      ],
    };
  });
};

const looked = (row: Row | undefined): number => (row === undefined ? 0 : row.page_views + row.item_views);

/** An order that is told twice is one order and two events. */
const others = (row: Row | undefined): number =>
  row === undefined ? 0 : Math.max(0, row.events - looked(row) - row.expands - row.adds - row.orders);
