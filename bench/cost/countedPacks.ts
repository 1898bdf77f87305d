import type { Day } from "../../pipeline/lake/lakeKey";
import { callTally } from "./callTally";
import { type CountedDay, countedEvents } from "./countedDay";
import { countedInstallation } from "./countedInstallation";
import { sentRequests } from "./sentRequests";

/** Counts buffered delivery of a day's requests within an hour: what ingest sends, and what the packer makes of so many messages a call. */
export const countedPacks = async (
  eventsPerRequest: number,
  messagesPerPack: number,
): Promise<CountedDay> => {
  const tally = callTally();
  const spent = callTally();
  const installation = countedInstallation(tally, spent, "buffered");
  const day = "2026-03-02" as Day;
  const startMs = Date.parse(day) + 24 * 3_600_000;
  for (const request of sentRequests(day, countedEvents, eventsPerRequest)) {
    tally.add("events", request.events);
    await installation.send({
      ...request,
      atMs: startMs + Math.floor((request.atMs - Date.parse(day)) / 25),
    });
  }
  while (installation.waiting.length > 0) await installation.pack(startMs + 3_500_000, messagesPerPack);
  return { counts: tally.counts(), cpuMicros: spent.counts() };
};
