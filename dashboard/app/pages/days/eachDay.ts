import { dayAfter, dayCount } from "../../address/day";
import type { Days } from "../../address/period";

/** The days of a period, in their order. */
export const eachDay = ({ from, to }: Days): readonly string[] =>
  Array.from({ length: Math.max(0, dayCount(from, to)) }, (_, place) => dayAfter(from, place));
