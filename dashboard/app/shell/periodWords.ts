import type { Days, Period } from "../address/period";
import type { Formats } from "../formats/formats";

/** Days in words: one day, or the first and the last. */
export const daysWords = ({ from, to }: Days, formats: Pick<Formats, "day">): string =>
  from === to ? formats.day(from) : `${formats.day(from)} – ${formats.day(to)}`;

/** A period in a few words, for where there is little space. */
export const periodWords = (period: Period, formats: Pick<Formats, "day">): string => {
  if (period.kind === "days") return daysWords(period, formats);
  if (period.kind === "yesterday") return "yesterday";
  return period.days === 1 ? "today" : `last ${period.days} days`;
};

/** Which days are looked at, and which they are compared with. */
export const shownWords = (
  days: Days,
  previousDays: Days | undefined,
  formats: Pick<Formats, "day">,
): string => {
  const shown = daysWords(days, formats);
  return previousDays === undefined ? shown : `${shown}, compared with ${daysWords(previousDays, formats)}`;
};
