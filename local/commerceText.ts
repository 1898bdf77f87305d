import { averageOrderValue } from "../pipeline/reports/commerce/averageOrderValue";
import { customers } from "../pipeline/reports/commerce/customers";
import { orders } from "../pipeline/reports/commerce/orders";
import type { AskedOf } from "../pipeline/reports/parameter";
import { runReport } from "../pipeline/reports/report";
import type { scope } from "../pipeline/reports/scope";
import type { SqlEngine } from "../pipeline/reports/sqlEngine";
import { moneyText } from "./moneyText";
import { grouped, table } from "./table";

/** The commerce section of the short report; undefined where there are neither orders nor payments. */
export const commerceText = async (
  engine: SqlEngine,
  period: AskedOf<typeof scope>,
): Promise<string | undefined> => {
  const run = runReport(engine);
  const money = await run(averageOrderValue, period);
  if (money.length === 0) return undefined;
  const [placed] = await run(orders, period);
  const [known] = await run(customers, period);
  const revenue = aligned(money.map((row) => moneyText(row.revenue_minor, row.currency)));
  const average = aligned(
    money.map(({ average_order_value_minor: minor, currency }) =>
      minor === null ? "" : moneyText(Math.round(minor), currency),
    ),
  );
  const rows = money.map((row, at) => ({ ...row, revenue: revenue[at] ?? "", average: average[at] ?? "" }));
  return [
    `Commerce: ${grouped(placed?.orders ?? 0)} orders, by ${grouped(known?.customers ?? 0)} known customers`,
    table(
      [
        { title: "currency", value: (row) => row.currency },
        { title: "revenue", value: (row) => row.revenue },
        { title: "orders", value: (row) => row.orders },
        { title: "average order value", value: (row) => row.average },
      ],
      rows,
    ),
  ].join("\n");
};

const aligned = (texts: readonly string[]): readonly string[] => {
  const width = Math.max(...texts.map(({ length }) => length));
  return texts.map((text) => text.padStart(width));
};
