import { element } from "../element";
import { choice } from "../figures/choice";
import { commerceKeyFigures } from "./commerce/commerceKeyFigures";
import { currencyChoice } from "./commerce/currencyChoice";
import { customerFigures } from "./commerce/customerFigures";
import { moneyFigures } from "./commerce/moneyFigures";
import { pageCurrencies } from "./commerce/pageCurrencies";
import { askedWithinDays, offeredWithinDays } from "./commerce/withinDays";
import type { Page } from "./page";

/** Money and those who spend it. */
export const commercePage: Page = {
  name: "commerce",
  title: "Commerce",
  lead: "What came in, what is open, what failed, and whether customers come back.",
  content: (context) => {
    const withinDays = askedWithinDays(context.address.filters.within_days);
    const currencies = pageCurrencies(context);
    const choices = element(
      "div",
      { class: "page-choices" },
      choice({
        label: "Coming back counts within",
        value: String(withinDays),
        options: offeredWithinDays(withinDays).map((days) => ({
          value: String(days),
          label: days === 1 ? "1 day" : `${days} days`,
        })),
        onchange: (days) => context.filter("within_days", days),
      }),
    );
    void currencies.then((all) => {
      const ofCurrency = currencyChoice(all, context);
      if (ofCurrency !== undefined) choices.prepend(ofCurrency);
    });

    const money = moneyFigures(context, currencies);
    const people = customerFigures(context, withinDays);
    return element(
      "div",
      { class: "page-parts" },
      choices,
      element(
        "div",
        { class: "figures" },
        context.figure(commerceKeyFigures(context, withinDays)),
        context.figure(money.payments),
        context.figure(money.revenue),
        context.figure(people.orders),
        context.figure(money.orderValue),
        context.figure(money.statusDays),
        context.figure(money.averageOrderValue),
        context.figure(people.customers),
        context.figure(people.retention),
      ),
    );
  },
};
