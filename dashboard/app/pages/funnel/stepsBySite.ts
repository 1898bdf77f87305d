import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import { chosenOption } from "../menu/chosenOption";
import { filterChoice } from "../menu/filterChoice";
import type { PageContext } from "../page";
import { visitStepBySite, visitStepNames, visitSteps, visitStepsOfSite } from "./visitStepBars";

/** How far visits get at each site; at one site, how many take each step. */
export const stepsBySite = (context: PageContext): Figure<"visit-steps"> => {
  const { address, formats } = context;
  const step = chosenOption(address.filters, "step", visitSteps, "ordered");
  return {
    id: "steps-by-site",
    title:
      address.site === null ? "How far visits get, site by site" : `How far visits to ${address.site} get`,
    units: "Share of visits",
    note: "Visits in which a step was taken, in whatever order, those that began elsewhere than on the menu page included. No filter applies here.",
    question: context.question("visit-steps"),
    previous: context.previousQuestion("visit-steps"),
    empty: "There were no visits in these days. Choose more days, or another site.",
    isEmpty: (rows) => rows.every(({ visits }) => visits === 0),
    size: "half",
    draw: ({ answer, previous }, space) => {
      const axis = { label: "Share of visits", format: (value: number) => formats.share(value) };
      const [only, ...others] = answer.rows;
      if (only !== undefined && others.length === 0) {
        const before = previous?.rows.find(({ site_id }) => site_id === only.site_id);
        return barChart(space, { x: axis, bars: visitStepsOfSite(only, before, formats) });
      }
      return chartContent({
        controls: [
          filterChoice(context, {
            filter: "step",
            label: "Visits that",
            value: step,
            fallback: "ordered",
            options: visitSteps.map((value) => ({ value, label: visitStepNames[value].toLowerCase() })),
          }),
        ],
        chart: barChart(space, {
          x: axis,
          bars: visitStepBySite(answer.rows, previous?.rows, step, formats),
        }),
      });
    },
  };
};
