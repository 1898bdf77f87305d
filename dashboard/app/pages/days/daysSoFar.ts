import { dayAt } from "../../address/day";
import type { PageContext } from "../page";
import { eachDay } from "./eachDay";

/** The days that are looked at, without those that have not begun: of them nothing is known, which is not the same as none. */
export const daysSoFar = ({
  days,
  address,
  now,
}: Pick<PageContext, "days" | "address" | "now">): readonly string[] => {
  const today = dayAt(now(), address.timeZone);
  return eachDay({ from: days.from, to: days.to < today ? days.to : today });
};
