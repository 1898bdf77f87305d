import { isCalendarDate } from "../../pipeline/event/calendarDate";
import type { Event } from "../../pipeline/event/events";
import type { EpochMs } from "../../pipeline/event/fieldType";
import type { Day } from "../../pipeline/lake/lakeKey";
import { eventId } from "./eventId";
import { inTimeOrder } from "./inTimeOrder";
import { type PlannedVisit, plannedVisits } from "./plannedVisits";

/** Which day, and how much of it. */
export interface SimulateOptions {
  /** A whole number from 0 to 2^32 − 1: another seed gives other visits on the same day. */
  readonly seed: number;
  /** The UTC day in which every event lies. */
  readonly day: Day;
  /** Exactly as many events: the last visit that is needed for them is cut short. */
  readonly events: number;
  /** How many of each site's guests come back. @default 2,000 */
  readonly regulars?: number;
}

/** The visits that a day needs for its events. */
export interface DayPlan {
  readonly visits: readonly ScheduledVisit[];
  readonly planned: (number: number) => PlannedVisit;
}

/**
 * One UTC day of a small chain of QR-menu restaurants, in ascending time. Everything follows from the options:
 * two runs agree to the byte, and more events mean more visits beside the same ones. Memory grows with the number
 * of visits, not of events. Throws a RangeError for options that make no day.
 */
export function* simulate(options: SimulateOptions): Generator<Event, void> {
  const planning = planDay(options);
  let step = planning.next();
  while (!step.done) step = planning.next();
  yield* eventsOfDay(step.value);
}

/**
 * Goes through all visits once, to learn how many the day needs. Yields now and then for how many events there are
 * visits, so that whoever waits for a large day can show that, or stop.
 */
export function* planDay({ seed, day, events, regulars }: SimulateOptions): Generator<number, DayPlan> {
  checkWhole("seed", seed, 2 ** 32 - 1);
  checkWhole("events", events, Number.MAX_SAFE_INTEGER);
  const planned = plannedVisits(seed, startOfDay(day), regulars);
  const visits = yield* visitsFor(events, planned);
  return { planned, visits: visits.sort((a, b) => a.startMs - b.startMs) };
}

/** The events of a planned day, in ascending time. */
export const eventsOfDay = ({ visits, planned }: DayPlan): Iterable<Event> =>
  inTimeOrder(eventStreams(visits, planned), ({ occurred_at }) => occurred_at);

interface ScheduledVisit {
  readonly number: number;
  readonly startMs: EpochMs;
  /** How many events to take of it. */
  readonly events: number;
}

const visitsBetweenYields = 1000;

/** The first visits, as many as have so many events together. */
function* visitsFor(
  events: number,
  planned: (number: number) => PlannedVisit,
): Generator<number, ScheduledVisit[]> {
  const visits: ScheduledVisit[] = [];
  let wanted = events;
  for (let number = 0; wanted > 0; number++) {
    let startMs: EpochMs | undefined;
    let taken = 0;
    for (const { occurred_at } of planned(number).moments) {
      startMs ??= occurred_at;
      taken++;
      if (taken === wanted) break;
    }
    if (startMs !== undefined) visits.push({ number, startMs, events: taken });
    wanted -= taken;
    if (number % visitsBetweenYields === 0) yield events - wanted;
  }
  return visits;
}

function* eventStreams(
  visits: readonly ScheduledVisit[],
  planned: (number: number) => PlannedVisit,
): Generator<Iterable<Event>, void> {
  for (const { number, events } of visits) yield eventsOf(planned(number), events);
}

function* eventsOf({ context, moments, ids }: PlannedVisit, events: number): Generator<Event, void> {
  let left = events;
  for (const moment of moments) {
    yield { event_id: eventId(moment.occurred_at, ids), ...context, ...moment };
    left--;
    if (left === 0) return;
  }
}

const startOfDay = (day: Day): EpochMs => {
  if (!isCalendarDate(day))
    throw new RangeError(`day: must be a date as 2026-03-01, not ${JSON.stringify(day)}`);
  return Date.parse(`${day}T00:00:00.000Z`);
};

const checkWhole = (name: string, value: number, max: number): void => {
  if (!Number.isSafeInteger(value) || value < 0 || value > max)
    throw new RangeError(`${name}: must be a whole number from 0 to ${max}, not ${value}`);
};
