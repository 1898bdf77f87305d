import { dayAt } from "../../address/day";
import { element } from "../../element";
import type { Figure } from "../../figures/figure";
import { lineChart } from "../../plots/lineChart";
import { daysSoFar } from "../days/daysSoFar";
import type { PageContext } from "../page";
import { judgedRows } from "./judgedRows";
import type { QualityReport } from "./qualityReports";
import { ruleOutcomes } from "./ruleOutcomes";
import { rulesList } from "./rulesList";
import { ruleWords } from "./ruleWords";
import { volumeLines } from "./volumeLines";

/** A quality report as the list of its rules, the broken ones first. */
export const qualityFigure = (
  { report, title, asks, rules, units, note, size }: QualityReport,
  context: PageContext,
): Figure<QualityReport["report"]> => ({
  id: report,
  title: `${title}: ${asks.toLowerCase()}`,
  units,
  note,
  question: context.question(report),
  empty: "Nothing was received in these days, so there is nothing to check. Choose days on which data came.",
  ...(size && { size }),
  draw: ({ answer }, space) => {
    const today = dayAt(context.now(), context.address.timeZone);
    const outcomes = ruleOutcomes(judgedRows(rules, answer.rows, today));
    const [without, withRecords] = [
      outcomes.filter(({ checked, status }) => checked === 0 && status === "skipped"),
      outcomes.filter(({ checked, status }) => checked > 0 || status !== "skipped"),
    ];
    const lines =
      report === "quality-volume"
        ? volumeLines(
            answer.rows,
            "events",
            daysSoFar(context).filter((day) => day < today),
          )
        : [];
    const hasUsual = lines.some(({ points }) => points.some(({ y }) => y !== null));
    return element(
      "div",
      { class: "chart-content" },
      hasUsual &&
        lineChart(space, {
          x: "day",
          y: { label: "Events", format: context.formats.compact },
          series: lines,
        }),
      rulesList(withRecords, context.formats, { advice: false, places: 8 }),
      without.length > 0 &&
        element(
          "p",
          { class: "chart-text" },
          `Nothing to check: ${without.map(({ rule, subject }) => ruleWords(rule, subject).title).join("; ")}.`,
        ),
    );
  },
});
