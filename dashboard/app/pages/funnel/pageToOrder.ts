import { element } from "../../element";
import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { funnelChart } from "../../plots/funnelChart";
import { askedFilters } from "../menu/askedFilters";
import { chosenOption } from "../menu/chosenOption";
import { emptyWords } from "../menu/emptyWords";
import { filterChoice } from "../menu/filterChoice";
import { filteredTitle } from "../menu/filteredTitle";
import type { PageContext } from "../page";
import { funnelSegments } from "./funnelSegments";
import { funnelStepNames } from "./funnelStepNames";
import { lossSentence } from "./lossSentence";

const kinds = ["all", "device"] as const;

/** The steps from the page to the order, narrowing. */
export const pageToOrder = (context: PageContext): Figure<"funnel"> => {
  const { address, formats } = context;
  const by = chosenOption(address.filters, "by", kinds, "all");
  const parameters = askedFilters(address.filters, ["item_id", "device_type"]);
  const { item_id } = parameters;
  return {
    id: "page-to-order",
    title: filteredTitle(`From the page to the order${by === "device" ? ", by device" : ""}`, parameters),
    units: "Sessions, and their share of those that opened the page",
    note: `Each step counts the sessions that took it after all steps above it.${item_id === undefined ? "" : " Opening and adding are of the chosen dish alone."}`,
    question: context.question("funnel", { by, ...parameters }),
    previous: context.previousQuestion("funnel", { by, ...parameters }),
    empty: emptyWords("Nobody opened the menu page in these days.", parameters),
    isEmpty: (rows) => rows.every(({ sessions }) => sessions === 0),
    size: "full",
    draw: ({ answer, previous }, space) => {
      const segments = funnelSegments(answer.rows, previous?.rows, funnelStepNames(item_id !== undefined));
      const sentences = segments.map((segment) => lossSentence(segment, formats));
      return chartContent({
        controls: [
          filterChoice(context, {
            filter: "by",
            label: "Show",
            value: by,
            fallback: "all",
            options: [
              { value: "all", label: "All sessions together" },
              { value: "device", label: "Each kind of device" },
            ],
          }),
        ],
        chart: funnelChart(space, { segments }),
        texts:
          sentences.length === 1
            ? sentences
            : [element("ul", { class: "chart-text" }, ...sentences.map((text) => element("li", {}, text)))],
      });
    },
  };
};
