import type { EpochMs } from "../../pipeline/event/fieldType";
import { arrivals, dayMs } from "./arrivals";
import { chain } from "./chain";
import { type Context, contextOf } from "./context";
import { newcomer, regular, regularsPerSite } from "./guests";
import type { Moment } from "./moment";
import { type Origin, origins } from "./origins";
import { type Random, random, weighted } from "./random";
import { robotContext, robotVisit } from "./robots";
import type { Site } from "./site";
import { visit } from "./visit";

/** A visit of which all is decided, though nothing has happened yet. */
export interface PlannedVisit {
  readonly context: Context;
  /** In ascending time, at least one, all within the day; to be read once. */
  readonly moments: Iterable<Moment>;
  /** For the ids of its events. */
  readonly ids: Random;
}

/**
 * Binds a seed and a day (its first instant); each number from 0 gives the plan of another visit, the same
 * each time.
 */
export const plannedVisits = (
  seed: number,
  dayStartMs: EpochMs,
  regulars = regularsPerSite,
): ((visitNumber: number) => PlannedVisit) => {
  const anyArrival = arrivals(chain, dayStartMs);
  const dayNumber = dayStartMs / dayMs;
  const guestAt = (site: Site, visitRandom: Random) => {
    if (!visitRandom.chance(shareOfRegulars)) return newcomer(site, visitRandom);
    const number = visitRandom.between(1, regulars);
    return regular(site, number, random([seed, chain.indexOf(site), number], stream.regulars));
  };

  return (visitNumber) => {
    const visitRandom = random([seed, dayNumber, visitNumber], stream.visits);
    const ids = random([seed, dayNumber, visitNumber], stream.ids);
    const { site, atMs, meal } = anyArrival(visitRandom);
    const within = (moments: Iterable<Moment>) => until(dayStartMs + dayMs, moments);
    if (visitRandom.chance(shareOfRobots)) {
      const startMs = dayStartMs + visitRandom.between(0, dayMs - 1);
      const context = robotContext(site, visitRandom);
      return { context, moments: within(robotVisit(site, startMs, visitRandom)), ids };
    }
    const guest = guestAt(site, visitRandom);
    const origin: Origin = anyOrigin(visitRandom);
    const table = origin.atTable ? { table: visitRandom.between(1, site.tables) } : {};
    const planned = { site, atMs, meal, guest, origin, ...table };
    const context = contextOf(planned, visitRandom);
    return { context, moments: within(visit(planned, visitRandom)), ids };
  };
};

const anyOrigin = weighted(origins);
const shareOfRegulars = 0.35;
const shareOfRobots = 0.025;

/** What random numbers are drawn for: each its own stream, so that none shifts another. */
const stream = { visits: 1, ids: 2, regulars: 3 } as const;

function* until(endMs: EpochMs, moments: Iterable<Moment>): Generator<Moment, void> {
  for (const moment of moments) {
    if (moment.occurred_at >= endMs) return;
    yield moment;
  }
}
