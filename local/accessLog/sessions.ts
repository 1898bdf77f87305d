import type { EpochMs } from "../../pipeline/event/fieldType";
import { recentMap } from "./recentMap";

/** The first instant of the visit that a visitor's request at `atMs` belongs to. */
export type VisitStart = (visitorId: string, atMs: EpochMs) => EpochMs;

/** A visit ends when its visitor asks for no page for so long. */
export const inactivityMs = 30 * 60_000;

/** How many visitors are remembered: so many others in between end a visit too. */
const rememberedVisitors = 100_000;

/**
 * Tells visits apart, request by request in the log's order; a log that is somewhat out of time order is fine.
 * The answer depends on the requests before and on nothing else, so that a log read again gives the same visits.
 */
export const sessions = (): VisitStart => {
  const visits = recentMap<Visit>(rememberedVisitors);
  return (visitorId, atMs) => {
    const visit = visits.get(visitorId);
    const goesOn =
      visit !== undefined && atMs >= visit.earliestMs - inactivityMs && atMs <= visit.latestMs + inactivityMs;
    const now: Visit = goesOn
      ? {
          startMs: visit.startMs,
          earliestMs: Math.min(visit.earliestMs, atMs),
          latestMs: Math.max(visit.latestMs, atMs),
        }
      : { startMs: atMs, earliestMs: atMs, latestMs: atMs };
    visits.set(visitorId, now);
    return now.startMs;
  };
};

interface Visit {
  /** Of the request that was read first: names the visit, so it stays. */
  readonly startMs: EpochMs;
  readonly earliestMs: EpochMs;
  readonly latestMs: EpochMs;
}
