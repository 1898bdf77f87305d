import type { Day } from "../../pipeline/lake/lakeKey";
import { callTally } from "./callTally";
import { countedInstallation } from "./countedInstallation";
import { sentRequests } from "./sentRequests";

/** What it takes to roll a day's hourly files up, and the size of the file that comes out. */
export interface MeasuredRollUp {
  readonly events: number;
  readonly cpuMicros: number;
  readonly bytes: number;
}

const hourMs = 3_600_000;

/** Rolls up two days of so many events each, one after the other, and tells of the second: the first warms up what runs. */
export const measuredRollUp = async (events: number): Promise<MeasuredRollUp> => {
  const tally = callTally();
  const spent = callTally();
  const installation = countedInstallation(tally, spent);
  let sent = 0;
  for (const day of ["2026-03-02" as Day, "2026-03-12" as Day]) {
    const startMs = Date.parse(day);
    sent = 0;
    for (const request of sentRequests(day, events, 20)) {
      await installation.send(request);
      sent += request.events;
    }
    for (const hour of [12, 24]) await installation.compact(startMs + hour * hourMs + hourMs / 12);
    tally.clear();
    spent.clear();
    await installation.rollUp(startMs + 5 * 24 * hourMs);
  }
  const { "rollUp.put.bytes": bytes = 0, "rollUp.put data": files } = tally.counts();
  if (files !== 1) throw new Error(`${files} files were made of a day, not one`);
  return { events: sent, cpuMicros: spent.counts()["rollUp"] ?? 0, bytes };
};
