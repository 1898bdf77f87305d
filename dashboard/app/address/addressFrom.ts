import { type Address, type FigureView, pageNames, themes } from "./address";
import { defaultAddress } from "./defaultAddress";
import { periodFrom } from "./periodFrom";
import { isTimeZone } from "./timeZone";

/** What a query string says; and a sentence for each part that says nothing, of which the default is taken. */
export interface ReadAddress {
  readonly address: Address;
  readonly problems: readonly string[];
}

/** Reads a query string as searchOf writes it. */
export const addressFrom = (search: string, defaults: { readonly timeZone: string }): ReadAddress => {
  const plain = defaultAddress(defaults.timeZone);
  const given = new URLSearchParams(search);
  const problems = [...strangers(given), ...repeated(given)];

  const read = <T>(name: string, otherwise: T, parse: (text: string) => T | undefined, rule: string): T => {
    const text = given.get(name);
    if (text === null) return otherwise;
    const value = parse(text);
    if (value === undefined) problems.push(`“${name}” must be ${rule}, not “${text}”.`);
    return value ?? otherwise;
  };
  const word = <T extends string>(name: string, words: readonly T[], otherwise: T): T =>
    read(name, otherwise, (text) => words.find((one) => one === text), `one of ${words.join(", ")}`);
  const flag = (name: string, otherwise: boolean): boolean =>
    read(name, otherwise, (text) => flags.get(text), "0 or 1");

  const address: Address = {
    page: word("page", pageNames, plain.page),
    site: read("site", plain.site, (text) => (isSite(text) ? text : undefined), siteRule),
    period: periodFrom(given, problems) ?? plain.period,
    timeZone: read("tz", plain.timeZone, (text) => (isTimeZone(text) ? text : undefined), zoneRule),
    compare: flag("compare", plain.compare),
    live: flag("live", plain.live),
    theme: word("theme", themes, plain.theme),
    filters: filtersFrom(given),
    open: openFrom(given, problems),
  };
  return { address, problems };
};

const names = new Set(["page", "site", "days", "from", "to", "tz", "compare", "live", "theme", "open"]);

const filterPrefix = "f.";

const isFilter = (name: string): boolean => name.startsWith(filterPrefix) && name !== filterPrefix;

const strangers = (given: URLSearchParams): readonly string[] =>
  [...new Set(given.keys())]
    .filter((name) => !names.has(name) && !isFilter(name))
    .map((name) => `“${name}” means nothing here.`);

const repeated = (given: URLSearchParams): readonly string[] =>
  [...new Set(given.keys())]
    .filter((name) => name !== "open" && (names.has(name) || isFilter(name)) && given.getAll(name).length > 1)
    .map((name) => `“${name}” is given more than once; the first was taken.`);

const flags = new Map([
  ["0", false],
  ["1", true],
]);

/** As the API has it. */
const isSite = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/.test(text);
const siteRule = "a site's id, as trattoria-luna";

const zoneRule = "a time zone by its IANA name, as Europe/Rome, or UTC";

const filtersFrom = (given: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...given]
      .filter(([name]) => isFilter(name))
      // the last of one name would be taken
      .reverse()
      .map(([name, value]) => [name.slice(filterPrefix.length), value]),
  );

const openFrom = (given: URLSearchParams, problems: string[]): Readonly<Record<string, FigureView>> => {
  const open = new Map<string, FigureView>();
  for (const text of given.getAll("open")) {
    const [, figure, view] = /^(.+)\.(table|sql)$/s.exec(text) ?? [];
    if (figure === undefined)
      problems.push(`“open” must be a figure's id and .table or .sql, not “${text}”.`);
    else if (open.has(figure)) problems.push(`“open” names “${figure}” more than once; the first was taken.`);
    else open.set(figure, view as FigureView);
  }
  return Object.fromEntries(open);
};
