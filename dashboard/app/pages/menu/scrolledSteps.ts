import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { emptyWords } from "./emptyWords";
import { filteredTitle } from "./filteredTitle";
import { scrollBars } from "./scrollBars";

/** How far down the page people scroll, in tenths of it. */
export const scrolledSteps = (context: PageContext): Figure<"scroll-depth"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["menu_id", "device_type"]);
  return {
    id: "scroll-depth",
    title: filteredTitle("How far down the page guests scroll", parameters),
    units: "Share of the sessions that scrolled, which got at least so far",
    note: "From the top of the page to its end, in tenths of its height; of the sessions that told how far they scrolled.",
    question: context.question("scroll-depth", parameters),
    previous: context.previousQuestion("scroll-depth", parameters),
    empty: emptyWords("Nobody scrolled in these days, or the page does not tell how far.", parameters),
    size: "half",
    draw: ({ answer, previous }, space) =>
      barChart(space, {
        x: { label: "Sessions that got so far", format: (value) => formats.share(value) },
        bars: scrollBars(answer.rows, previous?.rows, formats),
      }),
  };
};
