import type { Figure } from "../../figures/figure";
import { keyFigures } from "../../figures/keyFigures";
import { rowsBeside } from "../../figures/rowsBeside";
import { daysSoFar } from "../days/daysSoFar";
import type { PageContext } from "../page";
import { commerceTiles } from "./commerceTiles";
import { isWithoutCommerce } from "./isWithoutCommerce";
import { whereDataComesFrom } from "./whereDataComesFrom";

/** The key figures, with their days as lines: those of average order value and customers once the numbers stand. */
export const commerceKeyFigures = (context: PageContext, withinDays: number): Figure<"kpi-summary"> => ({
  id: "commerce-key-figures",
  title: "What your business brought in",
  units: "Of the whole period, with its days as a line",
  note: `Orders and payments as your back end sends them. Somebody came back who ordered again within ${withinDays} days.`,
  question: context.question("kpi-summary", { within_days: String(withinDays) }),
  beside: [context.question("revenue", { by: "day" }), context.question("orders", { by: "day" })],
  later: [
    context.question("average-order-value", { by: "day" }),
    context.question("customers", { by: "day" }),
  ],
  empty: whereDataComesFrom.commerce,
  isEmpty: isWithoutCommerce,
  size: "full",
  draw: ({ answer, beside, later }, space) =>
    keyFigures(
      space,
      commerceTiles(
        answer.rows,
        {
          revenue: rowsBeside<"revenue">(beside, 0),
          orders: rowsBeside<"orders">(beside, 1),
          ...(later && {
            averageOrderValue: rowsBeside<"average-order-value">(later, 0),
            customers: rowsBeside<"customers">(later, 1),
          }),
        },
        daysSoFar(context),
        context.previousDays !== undefined,
        context.formats,
      ),
    ),
});
