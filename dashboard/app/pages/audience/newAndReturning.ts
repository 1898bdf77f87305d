import type { Figure } from "../../figures/figure";
import { columnChart } from "../../plots/columnChart";
import { daysSoFar } from "../days/daysSoFar";
import type { PageContext } from "../page";
import { noVisits } from "./noVisits";
import { visitorColumns } from "./visitorColumns";

/** How many come for the first time, and how many come again. */
export const newAndReturning = (context: PageContext): Figure<"visitors"> => {
  const { formats } = context;
  return {
    id: "new-and-returning",
    title: "New and returning visitors, day by day",
    units: "Visitors a day",
    note: "New are those who had not come before, as far as the 90 days before the first day tell. A visitor is a customer where one is known, else a browser.",
    question: context.question("visitors"),
    empty: noVisits,
    size: "half",
    draw: ({ answer }, space) =>
      columnChart(space, {
        x: "day",
        y: { label: "Visitors", format: (value) => formats.compact(value) },
        columns: visitorColumns(answer.rows, daysSoFar(context)),
      }),
  };
};
