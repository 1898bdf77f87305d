import type { EpochMs } from "../../pipeline/event/fieldType";

/** A date and time of day as a clock on a wall shows it, counted as if it were UTC. */
export type WallMs = number;

/** Between a time zone's clocks and UTC. */
export interface ZonedTime {
  /**
   * The instant at which the zone's clocks show a time. Of a time that they show twice, as summer time ends, it is the
   * first; one that they skip, as summer time begins, is as much later as was skipped.
   */
  readonly instantOf: (wallMs: WallMs) => EpochMs;
  /** What the zone's clocks show at an instant. */
  readonly wallOf: (instantMs: EpochMs) => WallMs;
}

const dayMs = 86_400_000;
/** Clocks are set at whole quarters of an hour. */
const quarterMs = 900_000;
const offsetsKept = 50_000;

/** Binds a time zone by its IANA name. */
export const zonedTime = (timeZone: string): ZonedTime => {
  const offsetAt = offsets(timeZone);
  return {
    instantOf: (wallMs) => {
      const before = offsetAt(wallMs - dayMs);
      const after = offsetAt(wallMs + dayMs);
      const shown = [wallMs - before, wallMs - after].filter((ms) => ms + offsetAt(ms) === wallMs);
      return shown.length === 0 ? wallMs - before : Math.min(...shown);
    },
    wallOf: (instantMs) => instantMs + offsetAt(instantMs),
  };
};

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsets = (timeZone: string): ((atMs: EpochMs) => number) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const known = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / quarterMs) * quarterMs;
    const before = known.get(quarter);
    if (before !== undefined) return before;
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = (
      format.format(quarter).match(/\d+/g) ?? []
    ).map(Number);
    const offset = Date.UTC(year, month - 1, day, hour, minute) - quarter;
    if (known.size >= offsetsKept) known.clear();
    known.set(quarter, offset);
    return offset;
  };
};
