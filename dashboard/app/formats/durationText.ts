import { minus, none } from "./signs";

const [minute, hour, day] = [60, 3600, 86_400];

/** A duration in one or two units: `4.2 s`, `95 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. Numbers and units stay on one line. */
export const durationText = (seconds: number, plain: (value: number) => string): string => {
  if (!Number.isFinite(seconds)) return none;
  if (seconds < 0) {
    const text = durationText(-seconds, plain);
    return /^0\s/.test(text) ? text : `${minus}${text}`;
  }
  if (seconds < 9.95) return `${plain(Math.round(seconds * 10) / 10)}\u00a0s`;
  if (Math.round(seconds) < 2 * minute) return `${plain(Math.round(seconds))}\u00a0s`;
  if (Math.round(seconds / minute) < hour / minute) return `${plain(Math.round(seconds / minute))}\u00a0min`;
  if (Math.round(seconds / minute) < (2 * day) / minute)
    return inTwo(Math.round(seconds / minute), { of: hour / minute, units: ["h", "min"] }, plain);
  return inTwo(Math.round(seconds / hour), { of: day / hour, units: ["d", "h"] }, plain);
};

const inTwo = (
  small: number,
  { of, units: [large, rest] }: { readonly of: number; readonly units: readonly [string, string] },
  plain: (value: number) => string,
): string => {
  const whole = `${plain(Math.floor(small / of))}\u00a0${large}`;
  return small % of === 0 ? whole : `${whole} ${small % of}\u00a0${rest}`;
};
