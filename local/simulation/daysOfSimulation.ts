import type { Day } from "../../pipeline/lake/lakeKey";
import { dayMs } from "./arrivals";

/** A day of a simulation, and how many events it has. */
export interface SimulatedDay {
  readonly day: Day;
  readonly events: number;
}

/** How full a day of the week is, from Sunday on. */
const weekdays: readonly number[] = [1.05, 0.72, 0.8, 0.9, 1, 1.35, 1.45];

/** How much fuller the last day is than the first, by the trade alone. */
const growth = 1.25;

/**
 * The days up to the last one, each with its part of the events: fuller towards the weekend, and slowly more. The parts add
 * up to exactly as many events as asked for; one day has them all.
 */
export const daysOfSimulation = (lastDay: Day, days: number, events: number): readonly SimulatedDay[] => {
  const lastMs = Date.parse(`${lastDay}T00:00:00.000Z`);
  const weights = Array.from({ length: days }, (_, index) => {
    const ms = lastMs - (days - 1 - index) * dayMs;
    const progress = days === 1 ? 0 : index / (days - 1);
    return { ms, weight: (weekdays[new Date(ms).getUTCDay()] ?? 1) * (1 + (growth - 1) * progress) };
  });
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let upTo = 0;
  let taken = 0;
  return weights.map(({ ms, weight }, index) => {
    upTo += weight;
    const until = index === days - 1 ? events : Math.round((events * upTo) / total);
    const part = until - taken;
    taken = until;
    return { day: new Date(ms).toISOString().slice(0, 10) as Day, events: part };
  });
};
