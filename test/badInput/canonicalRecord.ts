import type { SentDataset } from "./sentDataset";

/**
 * The text that an accepted record must be stored as: its fields in the table's order, those that are null left out,
 * times in UTC with milliseconds, amounts without needless zeros, its key's site where it named none. Written anew
 * from the documentation, so that it can disagree with the codec.
 */
export const canonicalRecord = (dataset: SentDataset, record: unknown, siteOfKey?: string): string => {
  const sent = record as Readonly<Record<string, unknown>>;
  const saidOf = (name: string): unknown =>
    sent[name] ?? (name === "site_id" && dataset.name !== "events" ? siteOfKey : undefined);
  const stored = dataset.producerFields
    .filter((name) => (saidOf(name) ?? null) !== null)
    .map((name) => [name, (writing[name] ?? asItIs)(saidOf(name))]);
  return JSON.stringify(Object.fromEntries(stored));
};

const asItIs = (value: unknown): unknown => value;

/** Milliseconds are cut to three digits, as JavaScript's own parser, which knows no fourth, would not do everywhere. */
const utcTime = (time: unknown): string => {
  if (typeof time === "number") return new Date(time).toISOString();
  const [, date = "", second = "", fraction = "", zone = ""] =
    /^(.*?T\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-].*)$/.exec(String(time).toUpperCase()) ?? [];
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return new Date(`${date}${second || ":00"}${(fraction || ".000").slice(0, 4)}${colon}`).toISOString();
};

const decimalText = (amount: unknown): string => {
  const text = String(amount);
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const plain = [whole.replace(/^0+(?=\d)/, ""), fraction.replace(/0+$/, "")].filter((part) => part !== "");
  return text.startsWith("-") && plain.join("") !== "0" ? `-${plain.join(".")}` : plain.join(".");
};

const writing: Readonly<Record<string, (value: unknown) => unknown>> = {
  occurred_at: utcTime,
  created_at: utcTime,
  paid_at: utcTime,
  updated_at: utcTime,
  total_amount: decimalText,
  amount: decimalText,
};
