import { type PriceName, prices } from "./prices";
import type { Traffic } from "./traffic";

export const hoursPerMonth = 730;

export const requestsOf = ({ eventsPerMonth, eventsPerRequest }: Traffic): number =>
  eventsPerMonth / eventsPerRequest;

/** What so many of something cost that is priced by the million. */
export const millions = (n: number, price: PriceName): number => (n / 1e6) * prices[price].usd;

/** What so many bytes cost that are priced by the GB. */
export const gigabytes = (bytes: number, price: PriceName): number => (bytes / 1e9) * prices[price].usd;

/** What so many of something cost that is priced by the hour, for a month. */
export const hourly = (n: number, price: PriceName): number => n * hoursPerMonth * prices[price].usd;

/** Calls of a function, and the seconds that they take together. */
export const calls = (n: number, seconds: number, memoryGb: number): number =>
  millions(n, "lambdaRequests") + seconds * memoryGb * prices.lambdaSeconds.usd;
