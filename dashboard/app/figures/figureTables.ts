import type { Answer } from "../api/reportClient";
import type { ReportName } from "../api/reportRows";
import { element } from "../element";
import type { Formats } from "../formats/formats";
import type { Answers, Figure } from "./figure";
import { tableView } from "./tableView";

/** The table of a figure, and that of the period before where it is compared. */
export const figureTables = <N extends ReportName>(
  { question, title, units, previous }: Pick<Figure<N>, "question" | "title" | "units" | "previous">,
  formats: Formats,
): { readonly node: HTMLElement; show(answers: Answers<N>): void } => {
  const own = tableView(question.report, `${title}, ${units}`, formats);
  const before = previous && tableView(previous.report, `${title}, the period before`, formats);
  const node = element(
    "div",
    { class: "tables" },
    own.node,
    before && element("h3", { class: "tables-heading" }, "The period before"),
    before?.node,
  );
  return {
    node,
    show: (answers) => {
      own.show(answers.answer as Answer);
      if (answers.previous !== undefined) before?.show(answers.previous as Answer);
    },
  };
};
