import type { Figure } from "../../figures/figure";
import { keyFigures } from "../../figures/keyFigures";
import { daysSoFar } from "../overview/daysSoFar";
import type { PageContext } from "../page";
import { commerceTiles } from "./commerceTiles";
import { isWithoutCommerce } from "./isWithoutCommerce";
import { rowsBeside } from "./rowsBeside";
import { whereDataComesFrom } from "./whereDataComesFrom";

/** The key figures with the lines of revenue and orders by day; `withMore`: of average order value and customers, too. */
export const commerceKeyFigures = (
  context: PageContext,
  withMore: boolean,
  withinDays: number,
): Figure<"kpi-summary"> => ({
  id: "commerce-key-figures",
  title: "What your business brought in",
  units: "Of the whole period, with its days as a line",
  note: `Orders and payments as your back end sends them. Somebody came back who ordered again within ${withinDays} days.`,
  question: context.question("kpi-summary", { within_days: String(withinDays) }),
  beside: [
    context.question("revenue", { by: "day" }),
    context.question("orders", { by: "day" }),
    ...(withMore
      ? [context.question("average-order-value", { by: "day" }), context.question("customers", { by: "day" })]
      : []),
  ],
  empty: whereDataComesFrom.commerce,
  isEmpty: isWithoutCommerce,
  size: "full",
  draw: ({ answer, beside }, space) =>
    keyFigures(
      space,
      commerceTiles(
        answer.rows,
        {
          revenue: rowsBeside<"revenue">(beside, 0),
          orders: rowsBeside<"orders">(beside, 1),
          ...(withMore && {
            averageOrderValue: rowsBeside<"average-order-value">(beside, 2),
            customers: rowsBeside<"customers">(beside, 3),
          }),
        },
        daysSoFar(context),
        context.previousDays !== undefined,
        context.formats,
      ),
    ),
});
