import { isCalendarDate } from "../../pipeline/event/calendarDate";
import { StartupError } from "../startupError";

const dayMs = 24 * 3_600_000;

/** When a key ends, in milliseconds since the epoch: after its last day in UTC, `2026-12-31`, or `90d` from now. */
export const parseEnd = (flag: string, text: string, nowMs: number): number => {
  const endMs = isCalendarDate(text) ? Date.parse(text) + dayMs : nowMs + (spanOf(text, longestDays) ?? 0);
  if (endMs > nowMs && endMs < Date.UTC(2200, 0, 1)) return endMs;
  throw new StartupError(
    `${flag} takes a key's last day, as 2026-12-31 and not in the past, or its length, as 90d, ` +
      `not ${JSON.stringify(text)}`,
  );
};

/** A span from nothing to a year, as `7d` or `12h`, in milliseconds. */
export const parseSpan = (flag: string, text: string): number => {
  const spanMs = spanOf(text, 366);
  if (spanMs !== undefined) return spanMs;
  throw new StartupError(
    `${flag} takes days or hours, as 7d or 12h, up to 366 days, not ${JSON.stringify(text)}`,
  );
};

const longestDays = 36_600;

const spanOf = (text: string, mostDays: number): number | undefined => {
  const [, count, unit] = /^(\d{1,6})([dh])$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  const spanMs = Number(count) * (unit === "d" ? dayMs : 3_600_000);
  return spanMs <= mostDays * dayMs ? spanMs : undefined;
};
