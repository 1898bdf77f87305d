import { dayCount } from "../../address/day";
import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { retentionGrid } from "../../plots/retentionGrid";
import type { PageContext } from "../page";
import { retentionCohorts } from "./retentionCohorts";

const cohorts = 16;
/** So many weeks can be read at a width. */
const weeksAt = (width: number): number => Math.min(13, Math.max(4, Math.floor((width - 150) / 46)));

/** Whether people come again, week by week. */
export const weeksRetained = (context: PageContext): Figure<"retention"> => {
  const { formats, days } = context;
  const count = dayCount(days.from, days.to);
  const isShort = count < 28;
  return {
    id: "retention",
    title: "Visitors who come again, week by week",
    units: "Share of those who came first in the row's week",
    note: `A row is the week, from Monday, of visitors' first visit in these days; a column is so many weeks later.${isShort ? " It takes several weeks to tell: choose four or more." : ""}`,
    question: context.question("retention"),
    empty: isShort
      ? `It takes at least two weeks to see who comes again, and these are ${formats.count(count)} ${count === 1 ? "day" : "days"}. Choose four weeks or more.`
      : "All visits of these days were in one week: who comes again shows once there are visits in a second one.",
    isEmpty: (rows) => rows.every(({ week_number }) => week_number === 0),
    size: "half",
    draw: ({ answer }, space) => {
      const weeks = weeksAt(space.width);
      const told = answer.rows.filter(({ week_number }) => week_number === 0).length;
      const longest = 1 + Math.max(0, ...answer.rows.map(({ week_number }) => week_number));
      return chartContent({
        chart: retentionGrid(space, {
          cohorts: retentionCohorts(answer.rows, { weeks, cohorts, writtenDay: (day) => formats.day(day) }),
        }),
        texts: [
          told > cohorts || longest > weeks
            ? `The latest ${formats.count(Math.min(told, cohorts))} weeks of first visits, up to ${formats.count(weeks - 1)} weeks later; the table has all.`
            : undefined,
        ],
      });
    },
  };
};
