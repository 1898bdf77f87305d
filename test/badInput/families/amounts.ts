import { changeFamily } from "../changeFamily";
import { amountField, changeText } from "../changeRecords";
import { bad, eventText, good } from "../records";

/** Amounts that no currency has, that lose a cent on the way, or that are written oddly. */
export const amounts = changeFamily("amounts", 5, (chance, dataset, id) => {
  // what has no amount knows none of the fields
  if (dataset === "customers")
    return bad(changeText(chance, dataset, id, { fields: { amount: '"1.00"', currency: '"EUR"' } }));
  const of = (json: string, currency: string): string =>
    changeText(chance, dataset, id, { fields: { [amountField[dataset]]: json, currency } });
  return chance.pick([
    () => bad(of(chance.pick(none), chance.pick(['"EUR"', '"JPY"', '"CLF"']))),
    () => bad(of(...chance.pick(tooFine))),
    () => bad(of('"1"', chance.pick(noCurrencies))),
    () => bad(of(chance.pick(tooLarge), chance.pick(['"EUR"', '"KWD"']))),
    () => good(of(...chance.pick(odd))),
    () => bad(eventText(chance, id)),
  ])();
});

/** An amount and its currency, as JSON. */
type Money = readonly [string, string];

/** JSON of what is no amount. */
const none = [
  '"43,50"',
  '"1e3"',
  "1e21",
  "1e-7",
  "0.30000000000000004",
  '"NaN"',
  '"Infinity"',
  '"0x10"',
  '"٤٣"',
  '"１２"',
  '" 1"',
  '"1 "',
  '"1\\n"',
  '"+1"',
  '"--1"',
  '".5"',
  '"5."',
  '""',
  '"-"',
  '"1.2.3"',
  '"€1"',
  '"=1+1"',
  '"1.00001"',
  "9007199254740993",
  '"9999999999999"',
  "true",
  "null",
  "",
  "[]",
  '["1"]',
  '{"amount":1}',
] as const;

/** Finer than the currency. */
const tooFine: [Money, ...Money[]] = [
  ['"1.005"', '"EUR"'],
  ["1.005", '"EUR"'],
  ['"1.5"', '"JPY"'],
  ["0.5", '"JPY"'],
  ['"-0.1"', '"JPY"'],
  ['"1.0001"', '"KWD"'],
];

/** In the minor unit, more than a column of amounts holds. */
const tooLarge = ['"10000000000.01"', '"-999999999999"', "999999999999"] as const;

const noCurrencies = ['"eur"', '"EURO"', '"€"', '""', "978", "null", "", '"EUR "', '"__proto__"'] as const;

/** Right, however they look. */
const odd: [Money, ...Money[]] = [
  ['"000000000000.10"', '"EUR"'],
  ['"-0"', '"EUR"'],
  ['"-0.00"', '"EUR"'],
  ["-0.0", '"EUR"'],
  ["1e2", '"EUR"'],
  ["10.50", '"EUR"'],
  ['"1.00"', '"JPY"'],
  ['"1.0000"', '"JPY"'],
  ['"0.001"', '"KWD"'],
  ['"0.0001"', '"CLF"'],
  ['"10000000000"', '"EUR"'],
  ["0.1", '"EUR"'],
  ['"-9999999999.99"', '"EUR"'],
  ["1.10", '"XXX"'],
];
