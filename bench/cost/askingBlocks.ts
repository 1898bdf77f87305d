import { packsOf } from "../../review/cost/bufferedDelivery";
import { type Block, heading, list, paragraph } from "../../review/page";
import type { AskedPage } from "./askedPages";
import { answerSeconds, askedDays, firstLoadUsd, nextLoadUsd, openHourUsd } from "./askingCost";

const volumes = [100_000, 1_000_000, 50_000_000] as const;

/** What it costs to look at the dashboard. */
export const askingBlocks = (pages: readonly AskedPage[]): readonly Block[] => {
  const live = pages.find(({ anew, again }) => anew["athena.query"] === again["athena.query"]);
  return [
    heading(2, "Asking"),
    paragraph(
      `Each page of the dashboard is put together by its own code, asks the API's own code, and what that asks is counted: about the last ${askedDays} days of all sites, compared with those before. ` +
        "Bytes are those of the columns that each statement's plan reads, weighed in a real data file; Athena charges 10 MB for a query at the least, and so small installations pay that.",
    ),
    {
      kind: "table",
      head: [
        "a page, loaded",
        "queries, first",
        "again",
        ...volumes.map((events) => `first, at ${events.toLocaleString("en-US")} events a day`),
        "again",
      ],
      rows: pages.map((page) => [
        page.title,
        String(page.anew["athena.query"] ?? 0),
        String(page.again["athena.query"] ?? 0),
        ...volumes.map((events) => small(firstLoadUsd(page, events))),
        small(nextLoadUsd(page)),
      ]),
    },
    paragraph(
      "Again means until the next hour is committed: after that, questions about days that it changed are asked anew. What Athena's own requests to S3 cost is not in these figures: it reads each day's manifest and files.",
    ),
    ...(live === undefined ? [] : liveBlocks(live)),
  ];
};

/** Of the page that asks every few seconds. */
const liveBlocks = (live: AskedPage): readonly Block[] => {
  const perHour = (events: number, eventsPerRequest: number): number => events / 24 / eventsPerRequest;
  const packsPerHour = (events: number, eventsPerRequest: number): number =>
    packsOf({ eventsPerMonth: (events * 730) / 24, eventsPerRequest }) / 730;
  const row = (name: string, objects: (events: number) => number): readonly string[] => [
    name,
    ...volumes.map((events) => small(openHourUsd(live, objects(events)))),
  ];
  return [
    paragraph(
      `The page ${live.title} asks ${live.anew["athena.query"]} questions, and again 3 seconds after each answer, which takes some ${answerSeconds} s: nothing of it is kept. Athena reads every raw object of the hours concerned for each of them, so that an hour of this page, open in one browser that is looked at, costs:`,
    ),
    {
      kind: "table",
      head: ["an hour open", ...volumes.map((events) => `${events.toLocaleString("en-US")} events a day`)],
      rows: [
        row("direct, one event a request", (events) => perHour(events, 1)),
        row("direct, 20 a request", (events) => perHour(events, 20)),
        row("buffered, one event a request", (events) => packsPerHour(events, 1)),
        row("buffered, 20 a request", (events) => packsPerHour(events, 20)),
      ],
    },
    list([
      "It is the dearest thing to look at where events come in great numbers one by one: close it, pause it, or buffer. A page that is not seen does not ask.",
    ]),
  ];
};

/** $0.0004, $1.20, $340. */
const small = (usd: number): string =>
  usd >= 100
    ? `$${Math.round(usd).toLocaleString("en-US")}`
    : usd >= 1
      ? `$${usd.toFixed(2)}`
      : `$${Number(usd.toPrecision(2))}`;
