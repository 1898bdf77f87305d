import type { ReportRows } from "../../api/reportRows";

export type ActivityRow = ReportRows["activity"];
export type ActivityCounts = Omit<ActivityRow, "period" | "day">;

const nothing: ActivityCounts = {
  page_views: 0,
  visitors: 0,
  sessions: 0,
  item_views: 0,
  expands: 0,
  adds: 0,
  orders: 0,
};

/** What happened in the whole of a period. Days do not add up to it: whoever comes on two days is one visitor. */
export const activityTotals = (
  rows: readonly ActivityRow[],
  period: "current" | "previous",
): ActivityCounts => rows.find((row) => row.period === period && row.day === null) ?? nothing;
