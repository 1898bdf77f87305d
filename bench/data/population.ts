import { type Random, random, weighted } from "../../local/simulation/random";
import { zipf } from "./zipf";

/** Who visits what: the same for every hour of a benchmark, so that guests come back and sites stay as popular as they are. */
export interface Population {
  visitor(of: Random): Visitor;
  site(of: Random): Site;
  item(of: Random): number;
  userAgent(of: Random): string;
  place(of: Random): Place;
}

export interface Visitor {
  readonly anonymousId: string;
  /** Known of a third of them. */
  readonly userId: string | undefined;
}

export interface Site {
  readonly id: string;
  readonly keyId: string;
  readonly pages: readonly [string, ...string[]];
}

export interface Place {
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
}

export const sections = [
  "Pizza",
  "Burgers",
  "Ramen",
  "Tacos",
  "Sushi",
  "Salads",
  "Desserts & gelato",
  "Drinks",
  "Brunch",
  "Kids",
  "Vegan",
  "Specials",
  "Currys – scharf",
  "Crêpes",
  "麺類",
  "Wings 🔥",
] as const;

export const population = (): Population => {
  const made = random([0x51_7e5, 0x0_9e0, 0x7_4af1c], 1);
  const visitors = listOf(50_000, () => aVisitor(made));
  const sites = listOf(200, (at) => aSite(made, at));
  const userAgents = listOf(400, () => aUserAgent(made));
  const places = listOf(120, () => aPlace(made));
  const [visitorAt, siteAt, userAgentAt, item] = [
    zipf(visitors.length, 0.4),
    zipf(sites.length, 0.8),
    zipf(userAgents.length, 1.1),
    zipf(5000, 1.05),
  ];
  return {
    visitor: (of) => visitors[visitorAt(of)] as Visitor,
    site: (of) => sites[siteAt(of)] as Site,
    item,
    userAgent: (of) => userAgents[userAgentAt(of)] as string,
    place: (of) => of.pick(places),
  };
};

const listOf = <A>(count: number, make: (at: number) => A): readonly [A, ...A[]] =>
  Array.from({ length: count }, (_, at) => make(at)) as unknown as readonly [A, ...A[]];

/** A version 4 UUID. */
const uuid = ({ hex, pick }: Random): string =>
  `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;

const aVisitor = (of: Random): Visitor => ({
  anonymousId: uuid(of),
  userId: of.chance(0.35) ? `customer-${of.between(100_000, 999_999)}` : undefined,
});

const paths = [
  "",
  "menu",
  "menu/lunch",
  "menu/dinner",
  "order",
  "cart",
  "about",
  "menu/wine?table=",
  "menu/été",
] as const;

const aSite = (of: Random, at: number): Site => ({
  id: `site-${at}`,
  keyId: `web-${at}`,
  pages: listOf(10, (page) => {
    const path = paths[page % paths.length] as string;
    return `https://site-${at}.menus.example/${path}${path.endsWith("=") ? of.between(1, 40) : ""}`;
  }),
});

const aUserAgent = (of: Random): string => {
  const chrome = `${of.between(100, 139)}.0.0.0`;
  return weightedAgent(of)
    .text.replace("CHROME", chrome)
    .replace("MAJOR", String(of.between(10, 18)))
    .replace("MINOR", String(of.between(0, 6)));
};

const weightedAgent = weighted([
  {
    weight: 36,
    text: "Mozilla/5.0 (iPhone; CPU iPhone OS MAJOR_MINOR like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  },
  {
    weight: 38,
    text: "Mozilla/5.0 (Linux; Android MAJOR; SM-G99MINOR) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/CHROME Mobile Safari/537.36",
  },
  {
    weight: 14,
    text: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/CHROME Safari/537.36",
  },
  {
    weight: 10,
    text: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:12MINOR.0) Gecko/20100101 Firefox/1MAJOR.0",
  },
  { weight: 2, text: "Mozilla/5.0 (compatible; Googlebot/2.MINOR; +http://www.google.com/bot.html)" },
]);

type Town = Omit<Place, "latitude" | "longitude"> & {
  readonly at: readonly [latitude: number, longitude: number];
};

const towns: readonly [Town, ...Town[]] = [
  { country: "IT", region: "RM", city: "Rome", at: [41.89, 12.49], timeZone: "Europe/Rome" },
  { country: "US", region: "CA", city: "Los Angeles", at: [34.05, -118.24], timeZone: "America/Los_Angeles" },
  { country: "US", region: "NY", city: "New York", at: [40.71, -74.01], timeZone: "America/New_York" },
  { country: "GB", region: "ENG", city: "London", at: [51.51, -0.13], timeZone: "Europe/London" },
  { country: "DE", region: "BY", city: "München", at: [48.14, 11.58], timeZone: "Europe/Berlin" },
  { country: "BR", region: "SP", city: "São Paulo", at: [-23.55, -46.63], timeZone: "America/Sao_Paulo" },
  { country: "JP", region: "13", city: "東京", at: [35.68, 139.69], timeZone: "Asia/Tokyo" },
];

const aPlace = (of: Random): Place => {
  const { at, ...town } = of.pick(towns);
  const near = (degrees: number): number => round4(degrees + (of.next() - 0.5) / 2);
  return { ...town, latitude: near(at[0]), longitude: near(at[1]) };
};

export const round4 = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
