import type { ReportRows } from "../../api/reportRows";
import type { ColumnChart } from "../../plots/plotSpecs";
import { ofCurrency } from "./ofCurrency";
import { paymentStatusesInOrder, paymentStatusWords } from "./paymentStatusWords";

/** The amounts of payments by day and status, in one currency. Every day has a part for each status that there is on any. */
export const paymentColumns = (
  rows: readonly ReportRows["payment-statuses"][],
  days: readonly string[],
  currency: string,
): ColumnChart["columns"] => {
  const payments = ofCurrency(rows, currency);
  const statuses = paymentStatusesInOrder(payments.map(({ status }) => status));
  const amounts = new Map(payments.map((row) => [`${row.day} ${row.status}`, row.amount_minor]));
  return days.map((x) => ({
    x,
    parts: statuses.map((status) => ({
      name: paymentStatusWords(status).label,
      value: amounts.get(`${x} ${status}`) ?? 0,
    })),
  }));
};
