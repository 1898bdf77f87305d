import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { emptyWords } from "./emptyWords";
import { filteredTitle } from "./filteredTitle";
import { purchaseTimeBars } from "./purchaseTimes";
import { noPurchase, purchaseDefinition } from "./purchaseWords";

/** The median time from opening to buying of each dish. */
export const timeToBuyByDish = (context: PageContext): Figure<"time-to-purchase"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["device_type"]);
  return {
    id: "time-to-purchase-by-dish",
    title: filteredTitle("Dishes that guests think about longest", parameters),
    units: "Median time from opening to buying",
    note: `${purchaseDefinition} Of the twelve dishes bought most often after opening them; half of their purchases took no longer.`,
    question: context.question("time-to-purchase", parameters),
    previous: context.previousQuestion("time-to-purchase", parameters),
    empty: emptyWords(noPurchase, parameters),
    isEmpty: (rows) => rows.every(({ item_id }) => item_id === null),
    size: "third",
    draw: ({ answer, previous }, space) =>
      barChart(space, {
        x: { label: "Median", format: (value) => formats.duration(value) },
        bars: purchaseTimeBars(answer.rows, previous?.rows, { limit: 12, formats }),
      }),
  };
};
