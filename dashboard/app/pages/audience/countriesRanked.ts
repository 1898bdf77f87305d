import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import type { PageContext } from "../page";
import { countryBars } from "./mappedCountries";
import { noVisits } from "./noVisits";

/** The countries with the most visitors. */
export const countriesRanked = (context: PageContext): Figure<"places"> => {
  const { formats } = context;
  return {
    id: "countries",
    title: "Countries with the most visitors",
    units: "Visitors",
    question: context.question("places", { by: "country" }),
    previous: context.previousQuestion("places", { by: "country" }),
    empty: noVisits,
    size: "third",
    draw: ({ answer, previous }, space) =>
      barChart(space, {
        x: { label: "Visitors", format: (value) => formats.count(value) },
        bars: countryBars(answer.rows, previous?.rows, { limit: 8, formats }),
      }),
  };
};
