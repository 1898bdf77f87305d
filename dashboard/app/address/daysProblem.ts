import { dayCount, firstDay, isDay, lastDay } from "./day";
import type { Days } from "./period";

/** So many days a question is about at most: two years and a leap day. */
export const mostDays = 732;

/** What is wrong with days that somebody asks for, as a sentence. */
export const daysProblem = ({ from, to }: Days): string | undefined => {
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong !== undefined)
    return wrong === ""
      ? "Choose a first and a last day."
      : `“${wrong}” is no day from ${firstDay} to ${lastDay}, written as 2026-03-01.`;
  if (from > to) return `The first day, ${from}, must not be after the last, ${to}.`;
  const count = dayCount(from, to);
  if (count > mostDays) return `From ${from} to ${to} are ${count} days; at most ${mostDays} can be shown.`;
  return undefined;
};
