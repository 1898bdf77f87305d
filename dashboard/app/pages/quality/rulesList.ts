import { element } from "../../element";
import type { Formats } from "../../formats/formats";
import { mendOf } from "./mendOf";
import { outcomeText } from "./outcomeText";
import type { RuleOutcome } from "./ruleOutcomes";
import { ruleWords } from "./ruleWords";
import { statusBadge } from "./statusBadge";
import { verdictText } from "./verdictText";

/** How much is told of a rule. */
interface Told {
  /** What to do where it is broken. */
  readonly advice: boolean;
  /** How many sites and days at most, the worst first. */
  readonly places: number;
}

/** Rules and how they are kept. */
export const rulesList = (
  outcomes: readonly RuleOutcome[],
  formats: Formats,
  { advice, places }: Told,
): HTMLElement =>
  element(
    "ul",
    { class: "quality-rules" },
    ...outcomes.map((outcome) => {
      const { title, suffers } = ruleWords(outcome.rule, outcome.subject);
      const isBad = outcome.status === "fail" || outcome.status === "warn";
      const bad = outcome.verdicts.filter(({ status }) => status === "fail" || status === "warn");
      return element(
        "li",
        { class: "quality-rule", "data-status": outcome.status },
        statusBadge(outcome.status),
        element(
          "div",
          { class: "quality-rule-words" },
          element("p", { class: "quality-rule-title" }, title, " ", element("code", {}, outcome.subject)),
          isBad &&
            suffers !== "" &&
            element("p", { class: "quality-rule-suffers" }, `What suffers: ${suffers}`),
          bad.length > 0 &&
            whereList(
              bad.map((verdict) => verdictText(verdict, formats)),
              places,
            ),
          isBad && advice && element("p", { class: "quality-rule-mend" }, mendOf(outcome.rule)),
        ),
        element("p", { class: "quality-rule-measure" }, measured(outcome, formats)),
      );
    }),
  );

const whereList = (places: readonly string[], most: number): HTMLElement =>
  element(
    "ul",
    { class: "quality-rule-places" },
    ...places.slice(0, most).map((place) => element("li", {}, place)),
    places.length > most && element("li", {}, `and ${places.length - most} more: see the report as a table`),
  );

const measured = (outcome: RuleOutcome, formats: Formats): string => {
  const text = outcomeText(outcome, formats);
  if (outcome.status !== "skipped") return text;
  const [verdict] = outcome.verdicts;
  return verdict === undefined ? text : `${text} (${verdict.reason})`;
};
