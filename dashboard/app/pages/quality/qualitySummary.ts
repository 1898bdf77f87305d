import { dayAt } from "../../address/day";
import { type Child, element } from "../../element";
import type { PageContext } from "../page";
import { judgedRows } from "./judgedRows";
import { type QualityReport, qualityReports } from "./qualityReports";
import { reportText } from "./reportText";
import { type RuleOutcome, ruleOutcomes } from "./ruleOutcomes";
import { rulesList } from "./rulesList";
import { statusBadge } from "./statusBadge";
import { statusCounts } from "./statusCounts";
import { summaryText } from "./summaryText";
import { worstStatus } from "./worstStatus";

/**
 * All reports at a glance, and what to do about rules that are broken. The reports are those that the figures ask for, so none is asked
 * twice; of one that is not answered its figure says why.
 */
export const qualitySummary = (context: PageContext): HTMLElement => {
  const status = element("p", { class: "quality-said", role: "status" }, "Checking …");
  const tiles = element("ul", { class: "quality-tiles" });
  const attention = element("div", { class: "quality-attention" });

  const today = dayAt(context.now(), context.address.timeZone);
  const outcomesOf = ({ report, rules }: QualityReport): Promise<readonly RuleOutcome[]> =>
    context.client
      .ask(context.question(report), context.signal)
      .then(({ rows }) => ruleOutcomes(judgedRows(rules, rows, today)));

  const asked = qualityReports.map((report) => {
    const tile = element(
      "li",
      { class: "quality-tile", "aria-busy": "true" },
      ...tileWords(report, "Checking …"),
    );
    tiles.append(tile);
    return outcomesOf(report)
      .then((outcomes) => {
        const counts = statusCounts(outcomes);
        tile.replaceChildren(...tileWords(report, statusBadge(worstStatus(counts), reportText(counts))));
        return outcomes;
      })
      .catch(() => {
        if (!context.signal.aborted)
          tile.replaceChildren(...tileWords(report, "Could not be asked: see below"));
        return undefined;
      })
      .finally(() => tile.removeAttribute("aria-busy"));
  });

  void Promise.all(asked).then((answers) => {
    if (context.signal.aborted) return;
    const outcomes = answers.flatMap((answer) => answer ?? []);
    const unanswered = answers.filter((answer) => answer === undefined).length;
    status.textContent = summaryText(statusCounts(outcomes), unanswered);
    const bad = outcomes
      .filter(({ status }) => status === "fail" || status === "warn")
      .toSorted((one, other) => Number(other.status === "fail") - Number(one.status === "fail"));
    if (bad.length > 0)
      attention.append(
        element("h3", {}, "What needs attention"),
        rulesList(bad, context.formats, { advice: true, places: 3 }),
      );
  });

  return element(
    "section",
    { class: "quality-summary", "aria-labelledby": "quality-summary-title" },
    element("h2", { id: "quality-summary-title" }, "Can the figures be believed?"),
    status,
    tiles,
    attention,
    element(
      "p",
      { class: "quality-levels" },
      "Judged here by the usual levels. The nightly check may have others, if your installation sets them.",
    ),
  );
};

const tileWords = ({ title, asks }: QualityReport, text: Child): readonly HTMLElement[] => [
  element("span", { class: "quality-tile-title" }, title),
  element("span", { class: "quality-tile-asks" }, asks),
  element("span", { class: "quality-tile-text" }, text),
];
