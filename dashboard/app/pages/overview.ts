import { element } from "../element";
import { commerceKeyFigures } from "./commerce/commerceKeyFigures";
import { usualWithinDays } from "./commerce/withinDays";
import { afterAnswers } from "./overview/afterAnswers";
import { overviewFigures } from "./overview/overviewFigures";
import type { Page } from "./page";

/** What an owner looks at first. */
export const overviewPage: Page = {
  name: "overview",
  title: "Overview",
  lead: "How your business did in these days, and what changed.",
  content: (context) => {
    const { visits, visitDays, revenue, doings, dishes } = overviewFigures(context);
    const money = commerceKeyFigures(context, false, usualWithinDays);
    return element(
      "div",
      { class: "figures" },
      context.figure(money),
      context.figure(visits),
      context.figure(visitDays),
      context.figure(revenue),
      context.figure(doings),
      // dishes are looked at by name and price, row for row: what comes from sums is not to wait for that
      afterAnswers(context, [money.question, visits.question], () => context.figure(dishes)),
    );
  },
};
