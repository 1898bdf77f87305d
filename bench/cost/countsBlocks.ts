import { counted, countedBatches, idleRollUp, idleRun, type Rates, ratesOf } from "../../review/cost/counted";
import { type Block, heading, paragraph } from "../../review/page";

/** The requests behind the prices. */
export const countsBlocks = (): readonly Block[] => {
  const million = 1_000_000;
  const perEvent = (rate: (rates: Rates, events: number) => number): readonly string[] =>
    countedBatches.map((events) => grouped(million * rate(ratesOf(events), events)));
  const each = (rate: (rates: Rates) => number): readonly string[] =>
    countedBatches.map((events) => grouped(rate(ratesOf(events))));
  return [
    heading(2, "The requests of a million events"),
    {
      kind: "table",
      head: ["by events a request", ...countedBatches.map((events) => `${events}`)],
      rows: [
        [
          "HTTP requests, calls of ingest, raw objects put, and put again by replication",
          ...perEvent((_, n) => 1 / n),
        ],
        [
          "raw objects got, by count and by the compactor",
          ...perEvent((rates, n) => rates.rawGetsPerRequest / n),
        ],
        [
          "lists of raw objects, a thousand keys each",
          ...perEvent((rates, n) => rates.rawKeysListedPerRequest / n / 1000),
        ],
        ["items of visitors written in the open hour", ...perEvent((rates, n) => rates.addsPerRequest / n)],
        ["DynamoDB's write units for that", ...perEvent((rates, n) => rates.addUnitsPerRequest / n)],
        ["write units at the hour's close", ...perEvent((rates) => rates.closeUnitsPerEvent)],
        ["writes that count requests of keys", ...perEvent((rates, n) => rates.rateWritesPerRequest / n)],
        ["bytes of a raw object", ...each((rates) => rates.rawBytesPerRequest)],
        ["bytes of the request's JSON", ...each((rates) => rates.wireBytesPerRequest)],
      ],
    },
    paragraph(
      "An item weighs a share for each request of its visitor until its hour closes, and DynamoDB charges for the whole item at each write: that is why events one by one cost four units each. " +
        "Where requests are few, each takes a write of its own to be counted against its key; at some tens a minute it is one for several.",
    ),
    paragraph(
      `Each hour with events costs the compactor, whatever their number, ${grouped(ratesOf(20).putsPerHour)} writes and, over the ${counted.idle["compact.call"]} runs that look at it again, ` +
        `${grouped(ratesOf(20).listsPerHour)} lists and ${grouped(ratesOf(20).getsPerHour)} reads. An hour without any costs each run that looks at it two lists a dataset: ${grouped(idleRun.lists)} lists a run.`,
    ),
    paragraph(
      `The roll-up lists the manifests once a dataset each night (${idleRollUp.lists} lists, all that it asks while nobody comes), and reads ${grouped(ratesOf(20).rollUpGetsPerClosedDay)} manifest for each closed day that is rolled up already. ` +
        `To roll a day up is a read of each of its files and a few of the manifest, once: in the counted night of 20 a request ${grouped(ratesOf(20).rollUpGetsPerDay)} reads, ${grouped(ratesOf(20).rollUpListsPerDay)} list and ${grouped(ratesOf(20).rollUpPutsPerDay)} writes, of the file, its record and the manifest. ` +
        "From then on the day's events are in the lake twice, in hourly files and in the one that stands for them ([ADR 20](adr/0020-daily-roll-up.md)).",
    ),
  ];
};

/** 1,234,567; what is small keeps two digits. */
const grouped = (n: number): string =>
  n >= 10 ? Math.round(n).toLocaleString("en-US") : String(Number(n.toPrecision(2)));
