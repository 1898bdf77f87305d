import type { Day } from "../lake/lakeKey";

/** Whose metrics of which UTC day: the owner of one item of the metrics table. */
export interface UserDay {
  /** The customer's id once known, else the visitor's. */
  readonly user: string;
  readonly day: Day;
}

/** `USER#customer-1042` */
export const partitionKeyOf = ({ user }: UserDay): string => `USER#${user}`;

/** `DAY#2026-03-01` */
export const sortKeyOf = ({ day }: UserDay): string => `DAY#${day}`;

/** The day that a sort key names; undefined for any other key. */
export const dayOfSortKey = (key: string): Day | undefined =>
  /^DAY#(\d{4}-\d\d-\d\d)$/.exec(key)?.[1] as Day | undefined;
