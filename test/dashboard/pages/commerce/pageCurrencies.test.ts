import type { ReportClient } from "../../../../dashboard/app/api/reportClient";
import { chosenCurrency } from "../../../../dashboard/app/pages/commerce/chosenCurrency";
import { currenciesByUse } from "../../../../dashboard/app/pages/commerce/currenciesByUse";
import { pageCurrencies } from "../../../../dashboard/app/pages/commerce/pageCurrencies";
import type { PageContext } from "../../../../dashboard/app/pages/page";

describe("currenciesByUse(uses)", () => {
  test("have the one of most orders and payments first, whatever the amounts, and equals by name", () => {
    expect(
      currenciesByUse([
        { currency: "JPY", times: 2 },
        { currency: "EUR", times: 1 },
        { currency: "CHF", times: 2 },
        { currency: "EUR", times: 4 },
      ]),
    ).toEqual(["EUR", "CHF", "JPY"]);
    expect(currenciesByUse([])).toEqual([]);
  });
});

describe("chosenCurrency(currencies, chosen)", () => {
  test("is the chosen one where it is there, else the first", () => {
    expect(chosenCurrency(["EUR", "CHF"], "CHF")).toBe("CHF");
    expect(chosenCurrency(["EUR", "CHF"], "USD")).toBe("EUR");
    expect(chosenCurrency(["EUR", "CHF"], undefined)).toBe("EUR");
    expect(chosenCurrency([], "USD")).toBeUndefined();
  });
});

describe("pageCurrencies(context)", () => {
  const question = ((report: string, parameters = {}) => ({
    report,
    parameters,
    live: false,
  })) as PageContext["question"];
  const asking = (answers: Readonly<Record<string, readonly object[]>>) =>
    pageCurrencies({
      question,
      signal: new AbortController().signal,
      client: {
        ask: ({ report }: { report: string }) =>
          answers[report] === undefined
            ? Promise.reject(new Error(`${report} is not answered`))
            : Promise.resolve({ rows: answers[report] }),
      } as unknown as ReportClient,
    });

  test("are those of payments, whatever became of them, and of orders that nobody paid", async () => {
    expect(
      await asking({
        "payment-statuses": [
          { currency: "CHF", status: "failed", payments: 1 },
          { currency: "EUR", status: "paid", payments: 2 },
        ],
        "order-value": [{ currency: "USD", orders: 9 }],
      }),
    ).toEqual(["USD", "EUR", "CHF"]);
  });

  test("are those of the one report where the other is not answered, and none where neither is", async () => {
    expect(await asking({ "order-value": [{ currency: "USD", orders: 9 }] })).toEqual(["USD"]);
    expect(await asking({})).toEqual([]);
  });
});
