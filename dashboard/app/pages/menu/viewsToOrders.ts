import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { notice } from "../../figures/notice";
import type { Formats } from "../../formats/formats";
import { dotChart } from "../../plots/dotChart";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { chosenOption } from "./chosenOption";
import { type DishOutcome, dishDots, dishOutcomes } from "./dishDots";
import type { Dish } from "./dishMeasures";
import { emptyWords } from "./emptyWords";
import { filterChoice } from "./filterChoice";
import { filteredTitle } from "./filteredTitle";
import { isSeveralSites } from "./isSeveralSites";
import { seenNotBought } from "./seenNotBought";

const names: Readonly<Record<DishOutcome, { readonly title: string; readonly axis: string }>> = {
  conversion: { title: "From views to orders, dish by dish", axis: "Viewers who bought it" },
  orders: { title: "Views and orders, dish by dish", axis: "Orders with it" },
};

/** What comes of looking at each dish. */
export const viewsToOrders = (context: PageContext): Figure<"menu-items"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["section", "menu_id"]);
  const outcome = chosenOption(address.filters, "outcome", dishOutcomes, "conversion");
  return {
    id: "views-to-orders",
    title: filteredTitle(names[outcome].title, parameters),
    units: `Visitors who saw the dish, against ${outcome === "conversion" ? "the share who bought it" : "orders with it"}`,
    note: "Each dot is a dish; a larger one sold more pieces. To the right: seen by many. At the top: bought by many of them. The share can pass 100 %, where more buy a dish than look at it.",
    question: context.question("menu-items", parameters),
    empty: emptyWords("No dish came into view in these days.", parameters),
    isEmpty: (rows) => rows.every(({ viewers }) => viewers === 0),
    size: "half",
    draw: ({ answer }, space) => {
      const dots = dishDots(answer.rows, outcome, formats);
      return chartContent({
        controls: [
          filterChoice(context, {
            filter: "outcome",
            label: "Upwards",
            value: outcome,
            fallback: "conversion",
            options: dishOutcomes.map((value) => ({ value, label: names[value].axis })),
          }),
        ],
        chart:
          dots.length === 0
            ? notice("plain", "Nobody whose visits are told apart saw a dish in these days.")
            : dotChart(space, {
                x: { label: "Visitors who saw it", format: (value) => formats.compact(value) },
                y: {
                  label: names[outcome].axis,
                  format: (value) =>
                    outcome === "conversion" ? formats.share(value) : formats.compact(value),
                },
                dots,
              }),
        texts: [adviceOf(answer.rows, formats)],
      });
    },
  };
};

const adviceOf = (dishes: readonly Dish[], formats: Formats): string | undefined => {
  const tellsSite = isSeveralSites(dishes);
  const found = seenNotBought(dishes).map(
    ({ label, siteId, viewers, buyers }) =>
      `${label} (${tellsSite ? `${siteId}, ` : ""}${formats.count(buyers)} of ${formats.count(viewers)} viewers)`,
  );
  return found.length === 0
    ? undefined
    : `Seen by many, bought by few: ${found.join(", ")}. Look at their photo, description and price.`;
};
