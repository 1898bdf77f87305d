import type { Answer } from "../../api/reportClient";
import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { histogram } from "../../plots/histogram";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { emptyWords } from "./emptyWords";
import { filteredTitle } from "./filteredTitle";
import { purchaseTimesSentence } from "./purchaseTimes";
import { noPurchase, purchaseDefinition } from "./purchaseWords";

/** How the times from opening to buying are spread. */
export const timeToBuy = (context: PageContext): Figure<"time-to-purchase-histogram"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["device_type"]);
  return {
    id: "time-to-purchase",
    title: filteredTitle("Time from opening a dish to buying it", parameters),
    units: "Purchases, by minutes",
    note: purchaseDefinition,
    question: context.question("time-to-purchase-histogram", parameters),
    beside: [context.question("time-to-purchase", parameters)],
    empty: emptyWords(noPurchase, parameters),
    size: "third",
    draw: ({ answer, beside }, space) => {
      const times = beside[0] as Answer<"time-to-purchase"> | undefined;
      return chartContent({
        chart: histogram(space, {
          x: { label: "Minutes from opening to buying", format: (value) => formats.count(value) },
          y: { label: "Purchases", format: (value) => formats.compact(value) },
          bins: answer.rows.map(({ minutes_from, minutes_to, purchases }) => ({
            from: minutes_from,
            to: minutes_to,
            value: purchases,
          })),
        }),
        texts: [purchaseTimesSentence(times?.rows ?? [], formats)],
      });
    },
  };
};
