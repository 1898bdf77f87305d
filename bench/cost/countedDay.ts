import type { Day } from "../../pipeline/lake/lakeKey";
import { callTally } from "./callTally";
import { type CountedInstallation, countedInstallation } from "./countedInstallation";
import { type SentRequest, sentRequests } from "./sentRequests";

/** What a day asked of the ports, by what was asked, in whole numbers. */
export type Counts = Readonly<Record<string, number>>;

/** So many events a day are simulated: enough for every hour to have some. */
export const countedEvents = 2_400;

/**
 * Counts what a day costs: of requests of so many events each, with all runs of the schedules. The days before had the same
 * traffic, so that each run finds the hours, sidecars and manifests that it finds on any day, and the roll-up a day that is closed.
 */
export const countedDay = async (eventsPerRequest: number): Promise<CountedDay> =>
  countedDays((day) => sentRequests(day, countedEvents, eventsPerRequest));

/** The same of a day on which nobody sends anything, after others like it. */
export const idleDay = async (): Promise<CountedDay> => countedDays(() => []);

export interface CountedDay {
  readonly counts: Counts;
  /** Processor time by function, in microseconds: what this machine took, never twice the same. */
  readonly cpuMicros: Counts;
}

/** On the last of them, which is counted, the first is rolled up: it ended two days before. */
const days = ["2026-02-28" as Day, "2026-03-01" as Day, "2026-03-02" as Day, "2026-03-03" as Day];
const hourMs = 3_600_000;

const countedDays = async (requestsOf: (day: Day) => readonly SentRequest[]): Promise<CountedDay> => {
  const tally = callTally();
  const spent = callTally();
  const installation = countedInstallation(tally, spent);
  let itemBytes = 0;
  for (const day of days) {
    tally.clear();
    spent.clear();
    itemBytes = installation.itemBytes();
    const requests = requestsOf(day);
    for (const { events, body } of requests) {
      tally.add("events", events);
      tally.add("wire.bytes", body.length);
    }
    await aDay(installation, Date.parse(day), requests);
  }
  tally.add("items.bytes", installation.itemBytes() - itemBytes);
  // what a night asks of a lake in which all closed days are rolled up
  await installation.rollUp(rollUpAtMs(Date.parse(days.at(-1) ?? "")), "rollUpAgain");
  return { counts: tally.counts(), cpuMicros: spent.counts() };
};

const rollUpAtMs = (dayStartMs: number): number => dayStartMs + 2 * hourMs + (40 / 60) * hourMs;

/** The hours of a day: what comes in, and five minutes past each hour the compactor; at night the roll-up, the sweep and the checks. */
const aDay = async (
  installation: CountedInstallation,
  startMs: number,
  requests: readonly SentRequest[],
): Promise<void> => {
  let sent = 0;
  const sendUntil = async (endMs: number): Promise<void> => {
    for (let next = requests[sent]; next !== undefined && next.atMs < endMs; next = requests[sent]) {
      sent += 1;
      await installation.send(next);
    }
  };
  for (let hour = 0; hour < 24; hour++) {
    const hourStartMs = startMs + hour * hourMs;
    await sendUntil(hourStartMs + hourMs / 12);
    await installation.compact(hourStartMs + hourMs / 12);
    await sendUntil(hourStartMs + hourMs / 2);
    if (hour === 2) {
      await sendUntil(rollUpAtMs(startMs));
      await installation.rollUp(rollUpAtMs(startMs));
    }
    if (hour === 3) await installation.sweep(hourStartMs + hourMs / 2);
    if (hour === 4) await installation.checkQuality(hourStartMs + hourMs / 2);
    await sendUntil(hourStartMs + hourMs);
  }
};
