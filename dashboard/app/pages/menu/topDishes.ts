import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { notice } from "../../figures/notice";
import { barChart } from "../../plots/barChart";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { chosenOption } from "./chosenOption";
import { dishBars } from "./dishBars";
import { type DishMeasure, dishMeasures } from "./dishMeasures";
import { emptyWords } from "./emptyWords";
import { filterChoice } from "./filterChoice";
import { filteredTitle } from "./filteredTitle";
import { soldCurrencies } from "./soldCurrencies";

const limit = 12;

const names: Readonly<
  Record<DishMeasure, { readonly title: string; readonly units: string; readonly choice: string }>
> = {
  views: { title: "Dishes by views", units: "Times that a dish came into view", choice: "Views" },
  bought: { title: "Dishes by pieces bought", units: "Pieces", choice: "Pieces bought" },
  revenue: { title: "Dishes by revenue", units: "Price times pieces bought", choice: "Revenue" },
};

/** The dishes with the most views, pieces or revenue, as the address chooses. */
export const topDishes = (context: PageContext): Figure<"menu-items"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["section", "menu_id"]);
  const measure = chosenOption(address.filters, "rank", dishMeasures, "views");
  return {
    id: "top-dishes",
    title: filteredTitle(names[measure].title, parameters),
    units: names[measure].units,
    note: "A view is a dish coming into view on a guest's screen, robots left out. Revenue is the price of what was bought, in one currency.",
    question: context.question("menu-items", parameters),
    previous: context.previousQuestion("menu-items", parameters),
    empty: emptyWords("No dish came into view in these days.", parameters),
    size: "half",
    draw: ({ answer, previous }, space) => {
      const currencies = measure === "revenue" ? soldCurrencies(answer.rows) : [];
      const currency =
        currencies.find((each) => each === address.filters["currency"]) ?? currencies[0] ?? null;
      const bars = dishBars(answer.rows, previous?.rows, { measure, currency, limit, formats });
      const format = (value: number): string =>
        currency === null ? formats.count(value) : formats.compactMoney(value, currency);
      return chartContent({
        controls: [
          filterChoice(context, {
            filter: "rank",
            label: "Rank by",
            value: measure,
            fallback: "views",
            options: dishMeasures.map((value) => ({ value, label: names[value].choice })),
          }),
          ...(currency === null || currencies.length < 2
            ? []
            : [
                filterChoice(context, {
                  filter: "currency",
                  label: "Currency",
                  value: currency,
                  fallback: currencies[0] ?? currency,
                  options: currencies.map((value) => ({ value, label: value })),
                }),
              ]),
        ],
        chart:
          bars.length === 0
            ? notice("plain", "Dishes were looked at, but none was bought with a price in these days.")
            : barChart(space, { x: { label: names[measure].choice, format }, bars }),
        texts: [
          bars.length < answer.rows.length
            ? `${formats.count(bars.length)} of ${formats.count(answer.rows.length)} dishes; the table has all.`
            : undefined,
        ],
      });
    },
  };
};
