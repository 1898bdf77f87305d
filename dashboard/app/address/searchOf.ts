import type { Address } from "./address";
import { defaultAddress } from "./defaultAddress";
import type { Period } from "./period";

/**
 * An address as a query string, `?tz=Europe/Rome` at least. What is as by default is left out, but the time zone: its default is the
 * reader's, and two readers of one address shall see the same days. Equal addresses are equal texts.
 */
export const searchOf = (address: Address): string => {
  const plain = defaultAddress(address.timeZone);
  const search = new URLSearchParams();
  const put = (name: string, value: string | null) => value !== null && search.append(name, value);
  if (address.page !== plain.page) put("page", address.page);
  put("site", address.site);
  for (const [name, value] of periodPairs(address.period)) put(name, value);
  put("tz", address.timeZone);
  if (address.compare !== plain.compare) put("compare", flag(address.compare));
  if (address.live !== plain.live) put("live", flag(address.live));
  if (address.theme !== plain.theme) put("theme", address.theme);
  for (const [name, value] of sorted(address.filters)) put(`f.${name}`, value);
  for (const [figure, view] of sorted(address.open)) put("open", `${figure}.${view}`);
  // a slash needs no escape in a query string, and time zones are easier to read with it
  return `?${search.toString().replaceAll("%2F", "/")}`;
};

const flag = (on: boolean): string => (on ? "1" : "0");

const sorted = (record: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

const periodPairs = (period: Period): readonly (readonly [string, string])[] => {
  if (period.kind === "yesterday") return [["days", "yesterday"]];
  if (period.kind === "days")
    return [
      ["from", period.from],
      ["to", period.to],
    ];
  const plain = defaultAddress("UTC").period;
  return plain.kind === "last" && plain.days === period.days ? [] : [["days", String(period.days)]];
};
