import { element } from "../../element";
import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { keyFigures } from "../../figures/keyFigures";
import { barChart } from "../../plots/barChart";
import { lineChart } from "../../plots/lineChart";
import { chosenCurrency } from "../commerce/chosenCurrency";
import { currenciesByUse } from "../commerce/currenciesByUse";
import { currencyChoice } from "../commerce/currencyChoice";
import { dayMeasures } from "../commerce/dayMeasures";
import { moneyAxis } from "../commerce/moneyAxis";
import { ofCurrency } from "../commerce/ofCurrency";
import { whereDataComesFrom } from "../commerce/whereDataComesFrom";
import { comparedDayLines } from "../days/comparedDayLines";
import { daysSoFar } from "../days/daysSoFar";
import { eachDay } from "../days/eachDay";
import type { PageContext } from "../page";
import { bestDishes } from "./bestDishes";
import { isQuiet } from "./isQuiet";
import { stages } from "./stages";
import { stagesStrip } from "./stagesStrip";
import { todayNote } from "./todayNote";
import { visitLines } from "./visitLines";
import { visitTiles } from "./visitTiles";

/** The figures of the overview beside the key figures of commerce. What people do comes from one answer, which has the period before. */
export const overviewFigures = (context: PageContext) => {
  const { question, previousQuestion, previousDays, formats } = context;
  const days = daysSoFar(context);
  const isCompared = previousDays !== undefined;
  const soFar = [todayNote(context)].filter((note) => note !== undefined);
  const activity = question("activity");

  const visits: Figure<"activity"> = {
    id: "visits",
    title: "Who came, and what they did",
    units: "Of the whole period, with its days as a line",
    note: "People only: robots do not count. Days do not add up to the period, since somebody who comes on two days is one visitor.",
    question: activity,
    empty: whereDataComesFrom.visits,
    isEmpty: isQuiet,
    size: "full",
    draw: ({ answer }, space) => keyFigures(space, visitTiles(answer.rows, days, isCompared, formats)),
  };

  const visitDays: Figure<"activity"> = {
    id: "visit-days",
    title: "Visitors and sessions by day",
    units: "Different visitors, and their sessions, a day",
    note: [
      ...(isCompared ? ["The dashed line is the period before, its first day at the first day."] : []),
      "A visitor who comes on two days counts on both.",
      ...soFar,
    ].join(" "),
    question: activity,
    empty: whereDataComesFrom.visits,
    isEmpty: isQuiet,
    draw: ({ answer }, space) =>
      lineChart(space, {
        x: "day",
        y: { label: "Visitors and sessions", format: formats.compact },
        series: visitLines(answer.rows, days, previousDays, formats.day),
      }),
  };

  const revenue: Figure<"revenue"> = {
    id: "revenue",
    title: "Revenue by day",
    units: "Payments received a day",
    note: [
      "The sum of payments that are paid, on the day the money came. Currencies are never added up.",
      ...soFar,
    ].join(" "),
    question: question("revenue", { by: "day" }),
    previous: previousQuestion("revenue", { by: "day" }),
    empty: whereDataComesFrom.payments,
    draw: ({ answer, previous }, space) => {
      const uses = answer.rows.map((row) => ({ currency: row.currency, times: row.payments }));
      const currencies = currenciesByUse(uses);
      const currency = chosenCurrency(currencies, context.address.filters.currency) ?? "";
      const choice = currencyChoice(currencies, context);
      return chartContent({
        ...(choice && { controls: [choice] }),
        chart: lineChart(space, {
          x: "day",
          y: moneyAxis("Revenue", currency, formats),
          series: comparedDayLines(
            dayMeasures.revenue,
            { days, rows: ofCurrency(answer.rows, currency) },
            previous &&
              previousDays && { days: eachDay(previousDays), rows: ofCurrency(previous.rows, currency) },
            formats.day,
          ),
        }),
      });
    },
  };

  const doings: Figure<"activity"> = {
    id: "doings",
    title: "What people do on the menu",
    units: "How often, and how often in a session",
    note: "Opened is the description of a dish. Each is counted by itself: a dish may be added without having been opened.",
    question: activity,
    empty: whereDataComesFrom.visits,
    isEmpty: isQuiet,
    draw: ({ answer }) =>
      chartContent({
        chart: stagesStrip(stages(answer.rows, isCompared, formats), formats),
        texts: [
          element(
            "a",
            { class: "figure-link", href: context.hrefOf({ page: "funnel", filters: {}, open: {} }) },
            "See where they stop",
          ),
        ],
      }),
  };

  const dishes: Figure<"menu-items"> = {
    id: "best-dishes",
    title: "Best dishes",
    units: "Pieces bought; where nothing is bought on your pages, views",
    question: question("menu-items"),
    empty:
      "No dish was seen in these days. Send item_view with item_id and item_name when a dish comes into view.",
    isEmpty: (rows) => rows.every(({ views, bought }) => views === 0 && bought === 0),
    draw: ({ answer }, space) => {
      const { measure, bars } = bestDishes(answer.rows, 5, formats);
      return chartContent({
        chart: barChart(space, {
          x: { label: measure === "bought" ? "Pieces bought" : "Views", format: formats.count },
          bars,
        }),
        texts: [
          element(
            "a",
            { class: "figure-link", href: context.hrefOf({ page: "menu", filters: {}, open: {} }) },
            "See all dishes",
          ),
        ],
      });
    },
  };

  return { visits, visitDays, revenue, doings, dishes };
};
