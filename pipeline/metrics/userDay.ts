import type { Event } from "../event/events";
import { type Day, dayOf } from "../lake/lakeKey";
import type { Envelope } from "../raw/envelope";
import { eventTime } from "../raw/eventTime";

/** Whose metrics of which UTC day: the owner of one item of the metrics table. */
export interface UserDay {
  /** The customer's id once known, else the visitor's. */
  readonly user: string;
  readonly day: Day;
}

/** Who did it: the customer where one is known, else the visitor; undefined where the event names neither. */
export const userOf = ({ user_id: userId, anonymous_id: anonymousId }: Event): string | undefined =>
  userId ?? anonymousId;

/** The user-day of a raw line, with the time that the lake gives the event; undefined where it names nobody. */
export const userDayOf = (
  envelope: Envelope,
): { readonly userDay: UserDay; readonly occurredAtMs: number } | undefined => {
  const user = userOf(envelope.event);
  if (user === undefined) return undefined;
  const { occurredAtMs } = eventTime(envelope);
  return {
    userDay: { user, day: dayOf(occurredAtMs) },
    occurredAtMs,
  };
};

/** `USER#customer-1042` */
export const partitionKeyOf = ({ user }: UserDay): string => `USER#${user}`;

/** `DAY#2026-03-01` */
export const sortKeyOf = ({ day }: UserDay): string => `DAY#${day}`;

/** The day that a sort key names; undefined for any other key. */
export const dayOfSortKey = (key: string): Day | undefined =>
  /^DAY#(\d{4}-\d\d-\d\d)$/.exec(key)?.[1] as Day | undefined;
