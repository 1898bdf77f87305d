import type { PageContext } from "../page";
import { currenciesByUse } from "./currenciesByUse";

/**
 * The currencies of the page's orders and payments, the one that is used most first. The page's figures ask the same questions, so
 * nothing more is asked. Where one of them is not answered its figure says why, and here it adds nothing.
 */
export const pageCurrencies = async ({
  client,
  question,
  signal,
}: Pick<PageContext, "client" | "question" | "signal">): Promise<readonly string[]> => {
  const [payments, orders] = await Promise.allSettled([
    client.ask(question("payment-statuses", { by: "day" }), signal),
    client.ask(question("order-value", { by: "day" }), signal),
  ]);
  return currenciesByUse([
    ...(payments.status === "fulfilled"
      ? payments.value.rows.map((row) => ({ currency: row.currency, times: row.payments }))
      : []),
    ...(orders.status === "fulfilled"
      ? orders.value.rows.map((row) => ({ currency: row.currency, times: row.orders }))
      : []),
  ]);
};
