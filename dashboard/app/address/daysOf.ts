import { dayAfter, dayAt } from "./day";
import type { Days, Period } from "./period";

/** The days of a period, at an instant in a time zone. */
export const daysOf = (period: Period, nowMs: number, timeZone: string): Days => {
  if (period.kind === "days") return { from: period.from, to: period.to };
  const today = dayAt(nowMs, timeZone);
  if (period.kind === "last") return { from: dayAfter(today, 1 - period.days), to: today };
  const yesterday = dayAfter(today, -1);
  return { from: yesterday, to: yesterday };
};
