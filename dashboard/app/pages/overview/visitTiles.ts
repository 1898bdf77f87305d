import { changeOf, type Tile } from "../../figures/changeOf";
import { pointsChangeOf } from "../../figures/pointsChangeOf";
import type { Formats } from "../../formats/formats";
import { dayValues } from "../days/dayValues";
import { type ActivityCounts, type ActivityRow, activityTotals } from "./activityTotals";

/** The key figures of visits: how many people, how often, and what came of it. */
export const visitTiles = (
  rows: readonly ActivityRow[],
  days: readonly string[],
  isCompared: boolean,
  formats: Formats,
): readonly Tile[] => {
  const current = activityTotals(rows, "current");
  const previous = activityTotals(rows, "previous");
  const daily = rows.filter(({ period }) => period === "current");

  const counted = (label: string, name: keyof ActivityCounts, hint: string): Tile => {
    const change = isCompared ? changeOf(current[name], previous[name], formats) : undefined;
    return {
      label,
      value: formats.count(current[name]),
      ...(change && { change }),
      ...(isCompared && { before: formats.count(previous[name]) }),
      spark: dayValues(days, daily, (row) => row[name], 0),
      hint,
    };
  };

  const [share, shareBefore] = [ordersOverSessions(current), ordersOverSessions(previous)];
  const shareChange = isCompared ? pointsChangeOf(share, shareBefore, formats) : undefined;

  return [
    counted("Visitors", "visitors", "Different people. Somebody who comes on two days is one."),
    counted(
      "Sessions",
      "sessions",
      "Visits: what somebody does without a long break. One person may have several.",
    ),
    counted("Page views", "page_views", "How often a page was opened, by people; robots do not count."),
    counted("Dishes added", "adds", "How often something was added to a tab or cart."),
    {
      label: "Orders per session",
      value: formats.share(share),
      ...(shareChange && { change: shareChange }),
      ...(isCompared && { before: formats.share(shareBefore) }),
      spark: dayValues(days, daily, ordersOverSessions, null),
      hint: "Orders placed on your pages, for each session.",
    },
  ];
};

const ordersOverSessions = ({ orders, sessions }: Pick<ActivityCounts, "orders" | "sessions">) =>
  sessions === 0 ? null : orders / sessions;
