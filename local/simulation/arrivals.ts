import type { EpochMs } from "../../pipeline/event/fieldType";
import { type Random, type Weighted, weighted } from "./random";
import type { Meal, Site } from "./site";

/** Where and when a visit begins. */
export interface Arrival {
  readonly site: Site;
  readonly atMs: EpochMs;
  readonly meal: Meal;
}

/** A day in milliseconds. */
export const dayMs = 86_400_000;

/** Binds a day and its sites; each call draws an arrival, most of them at a site's local lunch or dinner. */
export const arrivals = (
  sites: readonly [Site, ...Site[]],
  dayStartMs: EpochMs,
): ((random: Random) => Arrival) => {
  const slots = sites.flatMap((site) => slotsOf(site, dayStartMs));
  const anySlot = weighted(slots as [Slot, ...Slot[]]);
  return (random) => {
    const { site, startMs, meal } = anySlot(random);
    return { site, meal, atMs: startMs + random.between(0, slotMs - 1) };
  };
};

/** A quarter of an hour at a site. */
interface Slot extends Weighted {
  readonly site: Site;
  readonly startMs: EpochMs;
  readonly meal: Meal;
}

const slotMs = 900_000;
const dinnerMenuFrom = 16;
const dinnerMenuUntil = 4;

const slotsOf = (site: Site, dayStartMs: EpochMs): readonly Slot[] => {
  const localHours = clockOf(site.timeZone);
  const slots = Array.from({ length: dayMs / slotMs }, (_, index) => {
    const startMs = dayStartMs + index * slotMs;
    const hours = localHours(startMs);
    const meal: Meal = hours >= dinnerMenuFrom || hours < dinnerMenuUntil ? "dinner" : "lunch";
    return { site, startMs, meal, weight: crowd(site, hours) };
  });
  const total = slots.reduce((sum, { weight }) => sum + weight, 0);
  return slots.map((slot) => ({ ...slot, weight: (slot.weight / total) * site.weight }));
};

/** How full a site is at a local time: two bells, a quiet afternoon, and a few who look at night. */
const crowd = (site: Site, hours: number): number =>
  bell(hours, site.lunchAt, 0.8) + 1.35 * bell(hours, site.dinnerAt, 1.1) + (hours > 10 ? 0.05 : 0.006);

const bell = (at: number, middle: number, width: number): number =>
  Math.exp(-((at - middle) ** 2) / (2 * width ** 2));

/** The local time of day at an instant, in hours from 0 to 24. */
const clockOf = (timeZone: string): ((ms: EpochMs) => number) => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (ms) => {
    const [hours = 0, minutes = 0] = format.format(ms).split(":").map(Number);
    return hours + minutes / 60;
  };
};
