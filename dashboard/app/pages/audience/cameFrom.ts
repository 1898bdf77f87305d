import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import type { PageContext } from "../page";
import { noVisits } from "./noVisits";
import { referrerBars } from "./referrerBars";

/** Where people come from. */
export const cameFrom = (context: PageContext): Figure<"referrers"> => {
  const { formats } = context;
  return {
    id: "referrers",
    title: "Where visitors come from",
    units: "Visitors",
    note: "The site whose link they followed. Directly: by a QR code, a bookmark or the address itself.",
    question: context.question("referrers"),
    previous: context.previousQuestion("referrers"),
    empty: noVisits,
    size: "half",
    draw: ({ answer, previous }, space) =>
      barChart(space, {
        x: { label: "Visitors", format: (value) => formats.count(value) },
        bars: referrerBars(answer.rows, previous?.rows, { limit: 10, formats }),
      }),
  };
};
