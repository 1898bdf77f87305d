import { type ActivityRow, activityTotals } from "./activityTotals";

/** Nothing in the period, nor in the one before. */
export const isQuiet = (rows: readonly ActivityRow[]): boolean =>
  (["current", "previous"] as const).every((period) => {
    const { page_views, visitors, sessions, item_views, expands, adds, orders } = activityTotals(
      rows,
      period,
    );
    return page_views + visitors + sessions + item_views + expands + adds + orders === 0;
  });
