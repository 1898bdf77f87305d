import { element } from "../element";
import { commerceKeyFigures } from "./commerce/commerceKeyFigures";
import { usualWithinDays } from "./commerce/withinDays";
import { overviewFigures } from "./overview/overviewFigures";
import type { Page } from "./page";

/** What an owner looks at first. */
export const overviewPage: Page = {
  name: "overview",
  title: "Overview",
  lead: "How your business did in these days, and what changed.",
  content: (context) => {
    const { visits, visitDays, revenue, doings, dishes } = overviewFigures(context);
    const money = commerceKeyFigures(context, usualWithinDays);
    // the answer that takes longest is asked for first
    const visitsCard = context.figure(visits);
    return element(
      "div",
      { class: "figures" },
      context.figure(money),
      visitsCard,
      context.figure(visitDays),
      context.figure(revenue),
      context.figure(doings),
      context.figure(dishes),
    );
  },
};
