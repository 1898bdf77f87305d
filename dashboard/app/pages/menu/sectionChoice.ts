import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { laterChoice } from "./laterChoice";

/** Restricts dishes to one section of the menu. */
export const sectionChoice = (context: PageContext): HTMLElement =>
  laterChoice(context, {
    filter: "section",
    label: "Section",
    all: "All sections",
    options: async () => {
      const parameters = askedFilters(context.address.filters, ["menu_id", "device_type"]);
      const { rows } = await context.client.ask(
        context.question("menu-sections", parameters),
        context.signal,
      );
      return [...new Set(rows.map(({ section }) => section))].map((value) => ({ value, label: value }));
    },
  });
