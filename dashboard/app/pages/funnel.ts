import { element } from "../element";
import { dishChoice } from "./funnel/dishChoice";
import { pageToOrder } from "./funnel/pageToOrder";
import { stepsByDay } from "./funnel/stepsByDay";
import { stepsBySite } from "./funnel/stepsBySite";
import { deviceChoice } from "./menu/deviceChoice";
import type { Page } from "./page";

/** Where guests are lost between the page and the order. */
export const funnelPage: Page = {
  name: "funnel",
  title: "Funnel",
  lead: "How many of those who open the menu page go on to order, and where the others are lost.",
  content: (context) =>
    element(
      "div",
      { class: "page-parts" },
      element("div", { class: "page-choices" }, dishChoice(context), deviceChoice(context)),
      element(
        "div",
        { class: "figures" },
        context.figure(pageToOrder(context)),
        context.figure(stepsByDay(context)),
        context.figure(stepsBySite(context)),
      ),
    ),
};
