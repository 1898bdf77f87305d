import { laterChoice } from "../menu/laterChoice";
import type { PageContext } from "../page";
import { dishOptions } from "./dishOptions";

/** Restricts opening and adding to one dish. */
export const dishChoice = (context: PageContext): HTMLElement =>
  laterChoice(context, {
    filter: "item_id",
    label: "Dish",
    all: "Any dish",
    options: async () => {
      const { rows } = await context.client.ask(context.question("menu-items"), context.signal);
      return dishOptions(rows);
    },
  });
