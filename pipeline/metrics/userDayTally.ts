import type { Envelope } from "../raw/envelope";
import { metricsOfEvent, type SiteMetrics } from "./siteMetrics";
import { partitionKeyOf, sortKeyOf, type UserDay, userDayOf } from "./userDay";
import { addTo, type UserDayMetrics } from "./userDayMetrics";

/** Counts raw lines by user-day. */
export interface UserDayTally<L = Envelope> {
  /** Counts a line. */
  count(line: L): void;
  /** Names the user-day of a line that does not count: what was counted of it before has to go. */
  mention(line: L): void;
  /** Every user-day counted or mentioned, in the order in which they came; the latter alone with empty metrics. */
  all(): readonly (readonly [UserDay, UserDayMetrics])[];
}

export const userDayTally = (): UserDayTally => {
  const days = new Map<string, readonly [UserDay, Map<string, SiteMetrics>]>();

  const metricsOf = (userDay: UserDay): Map<string, SiteMetrics> => {
    const name = `${sortKeyOf(userDay)} ${partitionKeyOf(userDay)}`;
    const entry = days.get(name) ?? ([userDay, new Map()] as const);
    days.set(name, entry);
    return entry[1];
  };

  return {
    count: (envelope) => {
      const found = userDayOf(envelope);
      if (found === undefined) return;
      const { event } = envelope;
      addTo(metricsOf(found.userDay), event.site_id, metricsOfEvent(event, found.occurredAtMs));
    },
    mention: (envelope) => {
      const found = userDayOf(envelope);
      if (found !== undefined) metricsOf(found.userDay);
    },
    all: () => [...days.values()],
  };
};
