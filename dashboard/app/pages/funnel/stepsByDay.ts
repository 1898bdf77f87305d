import type { Figure } from "../../figures/figure";
import { lineChart } from "../../plots/lineChart";
import { daysSoFar } from "../days/daysSoFar";
import { eachDay } from "../days/eachDay";
import { askedFilters } from "../menu/askedFilters";
import { emptyWords } from "../menu/emptyWords";
import { filteredTitle } from "../menu/filteredTitle";
import type { PageContext } from "../page";
import { funnelByDay } from "./funnelByDay";
import { funnelStepNames } from "./funnelStepNames";

/** How the shares of the steps went from day to day. */
export const stepsByDay = (context: PageContext): Figure<"funnel"> => {
  const { address, formats, previousDays } = context;
  const parameters = askedFilters(address.filters, ["item_id", "device_type"]);
  return {
    id: "steps-by-day",
    title: filteredTitle("How far sessions get, day by day", parameters),
    units: "Share of the day's sessions that opened the page",
    note: "The day of a session is that of its first page view. A day without sessions is a gap.",
    question: context.question("funnel", { by: "day", ...parameters }),
    previous: context.previousQuestion("funnel", { by: "day", ...parameters }),
    empty: emptyWords("Nobody opened the menu page in these days.", parameters),
    size: "half",
    draw: ({ answer, previous }, space) =>
      lineChart(space, {
        x: "day",
        y: { label: "Share of sessions", format: (value) => formats.share(value) },
        series: funnelByDay(
          { days: daysSoFar(context), rows: answer.rows },
          previous === undefined || previousDays === undefined
            ? undefined
            : { days: eachDay(previousDays), rows: previous.rows },
          {
            stepName: funnelStepNames(parameters["item_id"] !== undefined),
            writtenDay: (day) => formats.day(day),
          },
        ),
      }),
  };
};
