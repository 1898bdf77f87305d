import type { Event } from "../../pipeline/event/events";
import type { StandardEventType } from "../../pipeline/event/eventTypes";
import type { EpochMs } from "../../pipeline/event/fieldType";
import type { Random } from "./random";

/** What one event of a visit says beyond what all events of that visit say. */
export type Moment = Partial<Event> & {
  readonly event_type: StandardEventType | "waiter_called";
  readonly occurred_at: EpochMs;
};

/** Lets time pass, between two whole numbers of milliseconds, and tells the time. */
export type After = (minMs: number, maxMs: number) => EpochMs;

/** A clock of a visit's own, which `random` moves. */
export const clockFrom = (startMs: EpochMs, random: Random): After => {
  let nowMs = startMs;
  return (minMs, maxMs) => {
    nowMs += random.between(minMs, maxMs);
    return nowMs;
  };
};
