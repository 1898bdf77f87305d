import { dayAfter, dayCount, isDay } from "./day";
import type { Days } from "./period";

/** As many days, just before; undefined where reports cannot be asked about them, because they are too long ago. */
export const daysBefore = ({ from, to }: Days): Days | undefined => {
  const before = { from: dayAfter(from, -dayCount(from, to)), to: dayAfter(from, -1) };
  return isDay(before.from) ? before : undefined;
};
