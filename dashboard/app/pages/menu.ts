import { element } from "../element";
import { askedFilters } from "./menu/askedFilters";
import { deviceChoice } from "./menu/deviceChoice";
import { filterReach } from "./menu/filterReach";
import { menuField } from "./menu/menuField";
import { openedNotAdded } from "./menu/openedNotAdded";
import { scrolledSteps } from "./menu/scrolledSteps";
import { sectionChoice } from "./menu/sectionChoice";
import { sectionsReached } from "./menu/sectionsReached";
import { timeToBuy } from "./menu/timeToBuy";
import { timeToBuyByDish } from "./menu/timeToBuyByDish";
import { topDishes } from "./menu/topDishes";
import { viewsToOrders } from "./menu/viewsToOrders";
import type { Page } from "./page";

/** Which dishes are looked at, read about, left and bought, and how far down the menu guests get. */
export const menuPage: Page = {
  name: "menu",
  title: "Menu",
  lead: "Which dishes guests see, open, leave and buy, and how far down the menu they get.",
  content: (context) => {
    const filters = askedFilters(context.address.filters, ["section", "menu_id", "device_type"]);
    return element(
      "div",
      { class: "page-parts" },
      element(
        "div",
        { class: "page-choices" },
        sectionChoice(context),
        deviceChoice(context),
        menuField(context),
      ),
      ...filterReach(filters).map((sentence) => element("p", { class: "choices-reach" }, sentence)),
      element(
        "div",
        { class: "figures" },
        context.figure(topDishes(context)),
        context.figure(viewsToOrders(context)),
        context.figure(sectionsReached(context)),
        context.figure(scrolledSteps(context)),
        context.figure(openedNotAdded(context)),
        context.figure(timeToBuy(context)),
        context.figure(timeToBuyByDish(context)),
      ),
    );
  },
};
