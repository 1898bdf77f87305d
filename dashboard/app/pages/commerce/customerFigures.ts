import { dayAt } from "../../address/day";
import { element } from "../../element";
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
import { orderColumns } from "./orderColumns";
import { retentionLine } from "./retentionLine";
import { retentionTiles } from "./retentionTiles";
import { whereDataComesFrom } from "./whereDataComesFrom";

/** The figures of orders and of those who order. */
export const customerFigures = (context: PageContext, withinDays: number) => {
  const { question, previousQuestion, previousDays, formats } = context;
  const days = daysSoFar(context);
  const within = { within_days: String(withinDays) };

  const orders: Figure<"orders"> = {
    id: "orders",
    title: "Orders by day",
    units: "Orders a day",
    note: "On the day they were placed. Cancelled ones are not among the orders, whenever they were cancelled.",
    question: question("orders", { by: "day" }),
    empty: whereDataComesFrom.orders,
    draw: ({ answer }, space) =>
      columnChart(space, {
        x: "day",
        y: { label: "Orders", format: formats.compact },
        columns: orderColumns(answer.rows, days),
      }),
  };

  const customers: Figure<"customers"> = {
    id: "customers",
    title: "Customers by day",
    units: "Different customers a day",
    note: "Customers with an order that was not cancelled. Days do not add up to the total: somebody who comes on two days is one customer.",
    question: question("customers", { by: "day" }),
    previous: previousQuestion("customers", { by: "day" }),
    empty: whereDataComesFrom.customers,
    draw: ({ answer, previous }, space) =>
      lineChart(space, {
        x: "day",
        y: { label: "Customers", format: formats.compact },
        series: comparedDayLines(
          dayMeasures.customers,
          { days, rows: answer.rows },
          previous && previousDays && { days: eachDay(previousDays), rows: previous.rows },
          formats.day,
        ),
      }),
  };

  const retentionBefore = previousQuestion("customer-retention", within);
  const retention: Figure<"customer-retention"> = {
    id: "customer-retention",
    title: "Do customers come back?",
    units: `Share of customers who ordered again within ${withinDays} days, by the day of their first order`,
    note: `Each customer counts on the day of the first order in the period. Those whose ${withinDays} days are not over count as not come back so far, so the last days are lower.`,
    question: question("customer-retention", { ...within, by: "day" }),
    beside: [question("customer-retention", within), ...(retentionBefore ? [retentionBefore] : [])],
    empty: whereDataComesFrom.customers,
    size: "full",
    draw: ({ answer, beside }, space) =>
      element(
        "div",
        { class: "chart-content" },
        keyFigures(
          space,
          retentionTiles(
            rowsBeside<"customer-retention">(beside, 0)[0],
            rowsBeside<"customer-retention">(beside, 1)[0],
            retentionBefore !== undefined,
            withinDays,
            formats,
          ),
        ),
        lineChart(space, {
          x: "day",
          y: { label: "Came back", format: (share) => formats.share(share) },
          series: retentionLine(
            answer.rows,
            days,
            withinDays,
            dayAt(context.now(), context.address.timeZone),
            formats,
          ),
        }),
      ),
  };

  return { orders, customers, retention };
};
