import { measured } from "../../review/cost/counted";
import { calls, millions } from "../../review/cost/priced";
import { prices } from "../../review/cost/prices";
import { assumed } from "../../review/cost/traffic";
import type { AskedPage } from "./askedPages";
import type { Counts } from "./countedDay";

const queryGb = 1;
/** What Athena lets wait for an answer. */
export const answerSeconds = 2;
/** What the dashboard asks about, unless told otherwise. */
export const askedDays = 28;

/** Loading a page once, where so many events come in a day, and nobody has asked the same before. */
export const firstLoadUsd = ({ anew, scannedShares }: AskedPage, eventsPerDay: number): number => {
  const bytesOfDays = eventsPerDay * askedDays * measured("lake.dataBytesPerEvent");
  const scanned = scannedShares.map((share) => scanUsd(share * bytesOfDays));
  return requestsUsd(anew) + calls(0, answerSeconds * (anew["athena.query"] ?? 0), queryGb) + sum(scanned);
};

/** Loading it again, or by somebody else with the same sites, before the next commit to its days. */
export const nextLoadUsd = ({ again }: AskedPage): number =>
  requestsUsd(again) + (again["athena.query"] ?? 0) * (scanUsd(0) + calls(0, answerSeconds, queryGb));

const refreshSeconds = 3;
/** Of the last 30 minutes and a few beside, an hour's objects and a tenth on the mean: Athena reads whole hours. */
const hoursRead = 1.1;

/** A page that asks again and again about raw objects, open for an hour, where so many of them come an hour. */
export const openHourUsd = ({ anew }: AskedPage, objectsPerHour: number): number => {
  const loads = 3600 / (refreshSeconds + answerSeconds);
  const queries = anew["athena.query"] ?? 0;
  const reads = queries * hoursRead * objectsPerHour;
  return (
    loads *
    (requestsUsd(anew) + queries * (scanUsd(0) + calls(0, answerSeconds, queryGb)) + millions(reads, "s3Get"))
  );
};

const requestsUsd = (counts: Counts): number => {
  const of = (name: string): number => counts[name] ?? 0;
  return (
    millions(of("query.call"), "httpApi") +
    calls(of("query.call"), 0, queryGb) +
    millions(of("lake.list") + of("reports.put"), "s3Put") +
    millions(of("reports.get"), "s3Get") +
    millions(of("rates.write"), "tableWrite")
  );
};

const scanUsd = (bytes: number): number =>
  (Math.max(bytes, assumed.bytesAtLeastPerQuery) / 1e12) * prices.scan.usd;

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
