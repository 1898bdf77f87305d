import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { dropOffBars } from "./dropOffBars";
import { emptyWords } from "./emptyWords";
import { filteredTitle } from "./filteredTitle";

const limit = 12;

/** Which dishes are read about and then left. */
export const openedNotAdded = (context: PageContext): Figure<"drop-off"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["device_type"]);
  return {
    id: "drop-off",
    title: filteredTitle("Dishes opened, and not added", parameters),
    units: "Sessions",
    note: "Sessions that opened the dish's description and did not add the dish from then on.",
    question: context.question("drop-off", parameters),
    previous: context.previousQuestion("drop-off", parameters),
    empty: emptyWords(
      "No description was opened and left without adding the dish in these days.",
      parameters,
    ),
    isEmpty: (rows) => rows.every(({ dropped }) => dropped === 0),
    size: "third",
    draw: ({ answer, previous }, space) => {
      const bars = dropOffBars(answer.rows, previous?.rows, { limit, formats });
      return chartContent({
        chart: barChart(space, {
          x: { label: "Sessions", format: (value) => formats.count(value) },
          bars,
        }),
        texts: [
          bars.length < answer.rows.length
            ? `${formats.count(bars.length)} of ${formats.count(answer.rows.length)} dishes that were opened; the table has all.`
            : undefined,
        ],
      });
    },
  };
};
