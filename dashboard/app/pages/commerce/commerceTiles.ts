import type { ReportRows } from "../../api/reportRows";
import { changeOf, type Tile } from "../../figures/changeOf";
import { pointsChangeOf } from "../../figures/pointsChangeOf";
import type { Formats } from "../../formats/formats";
import { dayValues } from "../days/dayValues";
import { ofCurrency } from "./ofCurrency";

type KeyFigure = ReportRows["kpi-summary"];

/** Reports by day, for the lines beside the numbers. One that is left out leaves out its line. */
export interface DailyCommerce {
  readonly revenue: readonly ReportRows["revenue"][];
  readonly orders: readonly ReportRows["orders"][];
  readonly averageOrderValue?: readonly ReportRows["average-order-value"][];
  readonly customers?: readonly ReportRows["customers"][];
}

/** The key figures of the business, in the order of the report: those of money once a currency, never added up. */
export const commerceTiles = (
  figures: readonly KeyFigure[],
  daily: DailyCommerce,
  days: readonly string[],
  isCompared: boolean,
  formats: Formats,
): readonly Tile[] => {
  const currencies = new Set(figures.flatMap(({ currency }) => currency ?? []));
  return figures.flatMap((figure): readonly Tile[] => {
    const words = wordsOf[figure.metric];
    if (words === undefined) return [];
    const change = isCompared ? changeOfFigure(figure, formats) : undefined;
    const spark = sparkOf(figure, daily, days);
    return [
      {
        label:
          figure.currency !== null && currencies.size > 1
            ? `${words.label}, ${figure.currency}`
            : words.label,
        value: written(figure, figure.value, formats),
        ...(change && { change }),
        ...(isCompared && { before: written(figure, figure.previous, formats) }),
        ...(spark && { spark }),
        hint: words.hint,
      },
    ];
  });
};

const wordsOf: Readonly<Record<string, { readonly label: string; readonly hint: string }>> = {
  revenue_minor: { label: "Revenue", hint: "Payments received, on the day they came." },
  orders: { label: "Orders", hint: "Orders as your back end has them, without cancelled ones." },
  average_order_value_minor: { label: "Average order value", hint: "Revenue ÷ orders." },
  customers: { label: "Customers", hint: "Different customers who ordered." },
  retention_rate: { label: "Customers who came back", hint: "Customers who ordered again soon after." },
};

const changeOfFigure = ({ metric, value, previous }: KeyFigure, formats: Formats) =>
  metric === "retention_rate" ? pointsChangeOf(value, previous, formats) : changeOf(value, previous, formats);

const written = ({ metric, currency }: KeyFigure, value: number | null, formats: Formats): string => {
  if (metric === "retention_rate") return formats.share(value);
  return currency === null ? formats.count(value) : formats.money(value, currency);
};

const sparkOf = (
  { metric, currency }: KeyFigure,
  { revenue, orders, averageOrderValue, customers }: DailyCommerce,
  days: readonly string[],
): Tile["spark"] => {
  const own = <R extends { readonly currency: string }>(rows: readonly R[]) =>
    currency === null ? [] : ofCurrency(rows, currency);
  if (metric === "revenue_minor") return dayValues(days, own(revenue), (row) => row.revenue_minor, 0);
  if (metric === "orders") return dayValues(days, orders, (row) => row.orders, 0);
  if (metric === "customers" && customers) return dayValues(days, customers, (row) => row.customers, 0);
  if (metric === "average_order_value_minor" && averageOrderValue)
    return dayValues(days, own(averageOrderValue), (row) => row.average_order_value_minor, null);
  return undefined;
};
