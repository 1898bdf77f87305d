import type { EpochMs } from "../../pipeline/event/fieldType";
import type { Random } from "./random";

/** A UUID of version 7, as real producers choose: the time in front, then 74 bits drawn from `random`. */
export const eventId = (occurredAtMs: EpochMs, random: Random): string => {
  const time = occurredAtMs.toString(16).padStart(12, "0");
  const variant = random.pick(["8", "9", "a", "b"]);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
};
