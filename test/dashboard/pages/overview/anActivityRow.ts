import type { ActivityRow } from "../../../../dashboard/app/pages/overview/activityTotals";

/** A row of the report activity; of the whole current period and of nothing, but for what is said. */
export const anActivityRow = (row: Partial<ActivityRow> = {}): ActivityRow => ({
  period: "current",
  day: null,
  page_views: 0,
  visitors: 0,
  sessions: 0,
  item_views: 0,
  expands: 0,
  adds: 0,
  orders: 0,
  ...row,
});
