import { dayAt } from "../../address/day";
import type { PageContext } from "../page";

/** That the last day is not over, where it is so: what it has so far is no fall. */
export const todayNote = ({
  days,
  address,
  now,
}: Pick<PageContext, "days" | "address" | "now">): string | undefined => {
  const today = dayAt(now(), address.timeZone);
  return days.from <= today && today <= days.to
    ? "Today is not over: it counts as far as it has come."
    : undefined;
};
