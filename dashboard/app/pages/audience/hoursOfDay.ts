import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { columnChart } from "../../plots/columnChart";
import type { PageContext } from "../page";
import { busiestHour, hourColumns } from "./hourColumns";
import { noVisits } from "./noVisits";

/** When people come. */
export const hoursOfDay = (context: PageContext): Figure<"hours"> => {
  const { address, formats } = context;
  return {
    id: "hours",
    title: "Hours in which visitors come",
    units: `Visitors by hour of the day, ${address.timeZone}`,
    note: "All days together. Who comes in two hours is counted in both.",
    question: context.question("hours"),
    empty: noVisits,
    size: "half",
    draw: ({ answer }, space) =>
      chartContent({
        chart: columnChart(space, {
          x: "category",
          y: { label: "Visitors", format: (value) => formats.compact(value) },
          columns: hourColumns(answer.rows),
        }),
        texts: [busiestHour(answer.rows)],
      }),
  };
};
