import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";

type Row = ReportRows["scroll-depth"];

/** How many got at least so far down the page, from its top to its end. */
export const scrollBars = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  formats: Formats,
): BarChart["bars"] => {
  const earlier = new Map(before?.map((row) => [row.depth_from, row.reached_share]));
  return rows.map(({ depth_from, depth_to, sessions, reached, reached_share }) => {
    const then = earlier.get(depth_from);
    return {
      label: depth_from === 0 ? "Top of the page" : `${formats.share(depth_from / 100)} down`,
      value: reached_share,
      ...(then === undefined ? {} : { before: then }),
      detail: `${formats.count(reached)} sessions; ${formats.count(sessions)} stopped between ${formats.share(depth_from / 100)} and ${formats.share(depth_to / 100)}`,
    };
  });
};
