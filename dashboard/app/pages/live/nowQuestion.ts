import type { Question } from "../../api/reportClient";
import type { PageContext } from "../page";

/** So far the page looks back. */
export const liveMinutes = 30;

/** A question about the last minutes: of a site or all, and of nothing else in the address. */
export const nowQuestion = <N extends "now-totals" | "now-minutes" | "now-events">(
  report: N,
  { address }: Pick<PageContext, "address">,
): Question<N> => ({
  report,
  parameters: {
    minutes: String(liveMinutes),
    ...(address.site === null ? {} : { site_id: address.site }),
  },
  live: false,
});
