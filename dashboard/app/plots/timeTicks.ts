import type { Formats } from "../formats/formats";
import type { TimeKind } from "./plotSpecs";
import { textWidth } from "./textWidth";

/** Which of the times of an axis are written at it, and how. */
export interface TimeTicks {
  readonly ticks: readonly string[];
  format(x: string): string;
}

/**
 * As many of the times as fit, evenly spaced. Days are counted back from the last one, or weeks from Monday to Monday; instants stand at
 * full minutes, or every so many hours from the first, which mostly is a midnight where the restaurant is.
 */
export const timeTicks = (
  kind: TimeKind,
  xs: readonly string[],
  widthPx: number,
  formats: Formats,
): TimeTicks => {
  const format = kind === "day" ? (x: string) => formats.day(x) : instantFormat(xs, formats);
  const widest = Math.max(0, ...xs.map((x) => textWidth(format(x))));
  const atMost = Math.max(1, Math.floor((widthPx + 12) / (widest + 12)));
  const ticks = kind === "day" ? someDays(xs, atMost) : someInstants(xs, atMost);
  return { ticks, format };
};

const dayMs = 86_400_000;

/** Whole weeks and months are easier to read, unless they leave but one or two days. */
const stepOf = (count: number, atMost: number): number | undefined => {
  const round = [1, 2, 7, 14, 28, 56, 91, 182, 364].find((each) => count / each <= atMost);
  return round !== undefined && (count / round >= 3 || round === 1)
    ? round
    : [3, 4, 5, 10, 21, 35, 42, 70, 126, 364].find((each) => count / each <= atMost);
};

const someDays = (days: readonly string[], atMost: number): readonly string[] => {
  const first = Date.parse(days[0] ?? "");
  const last = Date.parse(days.at(-1) ?? "");
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  const count = (last - first) / dayMs + 1;
  const step = stepOf(count, atMost) ?? Math.ceil(count / atMost);
  // 1970-01-05 was a Monday
  const anchor = step % 7 === 0 ? 4 * dayMs : last;
  const of = (day: string): number => (Date.parse(day) - anchor) / dayMs;
  const some = days.filter((day) => of(day) % step === 0);
  return some.length > 0 ? some : days.slice(-1);
};

const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080].map(
  (minutes) => minutes * 60_000,
);

const someInstants = (instants: readonly string[], atMost: number): readonly string[] => {
  const times = instants.map((instant) => Date.parse(instant));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const step = stepsMs.find((each) => span / each <= atMost - 1);
  const anchor = step === undefined || step < 3_600_000 ? 0 : (times[0] ?? 0);
  const some = instants.filter(
    (_, index) => step !== undefined && ((times[index] ?? 0) - anchor) % step === 0,
  );
  if (some.length > 1 || (some.length === 1 && atMost < 2)) return some;
  const every = Math.ceil(instants.length / atMost);
  return instants.filter((_, index) => index % every === 0);
};

const instantFormat = (instants: readonly string[], formats: Formats): ((x: string) => string) => {
  const span = Date.parse(instants.at(-1) ?? "") - Date.parse(instants[0] ?? "");
  return span > dayMs
    ? (x) => formats.dayAndTime(new Date(x))
    : (x) => withoutSeconds(formats.time(new Date(x)));
};

/** 18:42:00 as 18:42, 6:42:00 PM as 6:42 PM. */
const withoutSeconds = (time: string): string => time.replace(/(\d[:.]\d{2})[:.]00\b/, "$1");
