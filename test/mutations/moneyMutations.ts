import type { Mutation } from "./mutation";

const minorUnits = "test/pipeline/commerce/minorUnits.test.ts";
const records = "test/pipeline/commerce/changeRecords.test.ts";

/** The guards of amounts: not a cent is lost or made up. */
export const moneyMutations: readonly Mutation[] = [
  {
    name: "an amount that is finer than its currency is taken for a larger one",
    promise: "Bad input",
    file: "pipeline/commerce/minorUnits.ts",
    find: "fraction.length > decimals ? undefined",
    replace: "fraction.length > 99 ? undefined",
    caughtBy: { file: minorUnits, title: "of the minor unit" },
  },
  {
    name: "every currency has cents",
    promise: "Bad input",
    file: "pipeline/commerce/minorUnits.ts",
    find: "decimalsOfCurrency[currency] ?? 2",
    replace: "decimalsOfCurrency[currency.toLowerCase()] ?? 2",
    caughtBy: { file: minorUnits, title: "currencies have two decimals but those" },
  },
  {
    name: "cents are computed with fractions",
    promise: "Bad input",
    file: "pipeline/commerce/minorUnits.ts",
    find: "undefined : Number(",
    replace: "undefined : Math.trunc(Number(amount) * 10 ** decimals) + 0 * Number(",
    caughtBy: { file: minorUnits, title: "no cent is lost between an amount and its minor units" },
  },
  {
    name: "an amount that its column cannot hold is taken",
    promise: "Bad input",
    file: "pipeline/commerce/changeRecord.ts",
    find: "amountMinor.codec.is(minor)",
    replace: "Number.isFinite(minor)",
    caughtBy: { file: records, title: "EUR has the errors " },
  },
  {
    name: "an order may be finer than its currency",
    promise: "Bad input",
    file: "pipeline/commerce/orders.ts",
    find: 'check: ({ total_amount, currency }) => amountErrors("total_amount", total_amount, currency),',
    replace: "check: () => [],",
    caughtBy: { file: records, title: "EUR has the errors " },
  },
];
