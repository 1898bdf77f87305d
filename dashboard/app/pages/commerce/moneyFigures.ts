import type { Figure } from "../../figures/figure";
import { keyFigures } from "../../figures/keyFigures";
import { rowsBeside } from "../../figures/rowsBeside";
import { columnChart } from "../../plots/columnChart";
import { lineChart } from "../../plots/lineChart";
import { comparedDayLines } from "../days/comparedDayLines";
import { daysSoFar } from "../days/daysSoFar";
import { eachDay } from "../days/eachDay";
import type { PageContext } from "../page";
import { dayMeasures } from "./dayMeasures";
import { inPageCurrency } from "./inPageCurrency";
import { moneyAxis } from "./moneyAxis";
import { ofCurrency } from "./ofCurrency";
import { paymentColumns } from "./paymentColumns";
import { paymentTiles } from "./paymentTiles";
import { revenueColumns } from "./revenueColumns";
import { whereDataComesFrom } from "./whereDataComesFrom";

/** The figures of money, all in the page's currency. */
export const moneyFigures = (context: PageContext, currencies: Promise<readonly string[]>) => {
  const { question, previousQuestion, previousDays, formats } = context;
  const days = daysSoFar(context);
  const inCurrency = (
    rows: readonly { readonly currency: string }[],
    draw: (currency: string) => Element,
  ): Promise<Element> => inPageCurrency(currencies, context.address.filters.currency, rows, draw);

  const payments: Figure<"payment-statuses"> = {
    id: "payment-statuses",
    title: "Payments: what came in, what is open, what failed",
    units: "Amounts of the whole period, by the status that each payment has now",
    note: "A payment counts on the day it was paid; one that was not, on the day of its last change.",
    question: question("payment-statuses"),
    previous: previousQuestion("payment-statuses"),
    empty: whereDataComesFrom.payments,
    size: "full",
    draw: ({ answer, previous }, space) =>
      inCurrency([...answer.rows, ...(previous?.rows ?? [])], (currency) =>
        keyFigures(space, paymentTiles(answer.rows, previous?.rows, currency, formats)),
      ),
  };

  const revenue: Figure<"revenue"> = {
    id: "revenue",
    title: "Revenue by day",
    units: "Payments received a day",
    note: "The sum of payments that are paid, on the day the money came. Currencies are never added up.",
    question: question("revenue", { by: "day" }),
    empty: whereDataComesFrom.payments,
    draw: ({ answer }, space) =>
      inCurrency(answer.rows, (currency) =>
        columnChart(space, {
          x: "day",
          y: moneyAxis("Revenue", currency, formats),
          columns: revenueColumns(answer.rows, days, currency),
        }),
      ),
  };

  const statusDays: Figure<"payment-statuses"> = {
    id: "payment-days",
    title: "Payments by day and status",
    units: "Amounts a day, by the status that each payment has now",
    question: question("payment-statuses", { by: "day" }),
    empty: whereDataComesFrom.payments,
    draw: ({ answer }, space) =>
      inCurrency(answer.rows, (currency) =>
        columnChart(space, {
          x: "day",
          y: moneyAxis("Payments", currency, formats),
          columns: paymentColumns(answer.rows, days, currency),
        }),
      ),
  };

  const orderValue: Figure<"order-value"> = {
    id: "order-value",
    title: "What was ordered, and what was paid",
    units: "Amounts a day",
    note: "Ordered: the totals of orders on the day they were placed, without cancelled ones. Received: payments on the day the money came. Days differ where orders are paid later.",
    question: question("order-value", { by: "day" }),
    beside: [question("revenue", { by: "day" })],
    empty: whereDataComesFrom.orders,
    draw: ({ answer, beside }, space) => {
      const paid = rowsBeside<"revenue">(beside, 0);
      return inCurrency([...answer.rows, ...paid], (currency) =>
        lineChart(space, {
          x: "day",
          y: moneyAxis("Amount", currency, formats),
          series: [
            ...comparedDayLines(
              dayMeasures.ordered,
              { days, rows: ofCurrency(answer.rows, currency) },
              undefined,
              formats.day,
            ),
            ...comparedDayLines(
              dayMeasures.revenue,
              { days, rows: ofCurrency(paid, currency) },
              undefined,
              formats.day,
            ),
          ],
        }),
      );
    },
  };

  const averageOrderValue: Figure<"average-order-value"> = {
    id: "average-order-value",
    title: "Average order value by day",
    units: "Revenue ÷ orders a day",
    note: "Payments received on the day, by orders placed on it and not cancelled. A day without orders has none.",
    question: question("average-order-value", { by: "day" }),
    previous: previousQuestion("average-order-value", { by: "day" }),
    empty: whereDataComesFrom.commerce,
    draw: ({ answer, previous }, space) =>
      inCurrency([...answer.rows, ...(previous?.rows ?? [])], (currency) =>
        lineChart(space, {
          x: "day",
          y: moneyAxis("Average order value", currency, formats),
          series: comparedDayLines(
            dayMeasures.averageOrderValue,
            { days, rows: ofCurrency(answer.rows, currency) },
            previous &&
              previousDays && { days: eachDay(previousDays), rows: ofCurrency(previous.rows, currency) },
            formats.day,
          ),
        }),
      ),
  };

  return { payments, revenue, statusDays, orderValue, averageOrderValue };
};
