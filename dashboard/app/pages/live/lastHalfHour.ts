import { element } from "../../element";
import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { keyFigures } from "../../figures/keyFigures";
import { rowsBeside } from "../../figures/rowsBeside";
import { columnChart } from "../../plots/columnChart";
import type { PageContext } from "../page";
import type { LiveState } from "./liveState";
import { liveTiles } from "./liveTiles";
import { minuteColumns } from "./minuteColumns";
import { liveMinutes, nowQuestion } from "./nowQuestion";
import { quietWords } from "./quietWords";

/** How many people there are, and what they do, in all and minute by minute: one figure, so that both are of the same moment. */
export const lastHalfHour = (context: PageContext, state: LiveState): Figure<"now-minutes"> => {
  const { formats } = context;
  return {
    id: "minutes",
    title: "What guests do",
    units: "The last 30 minutes; events a minute",
    note: "The last column is the minute that is under way. Looked: pages opened and dishes seen. Anything else: scrolling, sections, clicks and events of your own. Robots do not count.",
    question: nowQuestion("now-minutes", context),
    beside: [nowQuestion("now-totals", context)],
    everyMs: state.everyMs,
    empty: quietWords,
    // that nothing happens is to be seen as zeros
    isEmpty: () => false,
    size: "two-thirds",
    draw: ({ answer, beside }, space) => {
      state.updated(answer.asOf);
      const nowMs = answer.asOf.getTime();
      const [totals] = rowsBeside<"now-totals">(beside, 0);
      return chartContent({
        chart: element(
          "div",
          { class: "live-minutes" },
          keyFigures(space, liveTiles(totals, answer.rows, { nowMs, minutes: liveMinutes, formats })),
          answer.rows.length > 0 &&
            columnChart(space, {
              x: "time",
              y: { label: "Events", format: (value) => formats.compact(value) },
              columns: minuteColumns(answer.rows, nowMs, liveMinutes),
            }),
        ),
      });
    },
  };
};
