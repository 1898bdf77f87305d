import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { notice } from "../../figures/notice";
import { worldMap } from "../../plots/worldMap";
import type { PageContext } from "../page";
import { mappedCountries, unknownCountries } from "./mappedCountries";
import { noVisits } from "./noVisits";

/** Where in the world visitors are. */
export const countriesMap = (context: PageContext): Figure<"places"> => {
  const { formats } = context;
  return {
    id: "countries-map",
    title: "Countries that visitors are in",
    units: "Visitors",
    note: "The country in which a page was opened, as your page or the network says. Who was in two countries is counted in both.",
    question: context.question("places", { by: "country" }),
    empty: noVisits,
    size: "two-thirds",
    draw: async ({ answer }, space) => {
      const countries = mappedCountries(answer.rows, formats);
      return chartContent({
        chart:
          countries.length === 0
            ? notice(
                "plain",
                "No page view tells its country: send country with your events, or let CloudFront add it.",
              )
            : await worldMap(space, {
                value: { label: "Visitors", format: (value) => formats.count(value) },
                countries,
              }),
        texts: [countries.length === 0 ? undefined : unknownCountries(answer.rows, formats)],
      });
    },
  };
};
