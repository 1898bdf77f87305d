import { daysAfter, localTime, startOf } from "./scope";

const many = 1000;

/**
 * The part of a `WITH` that tells the local days of each UTC day, from some days before the period (SQL) on: `first_day` until
 * `turns_at`, `last_day` from then on; nowhere does a third begin before the UTC day is over. Events joined by `utc_day = dt`
 * have their local day by one comparison, where asking the calendar of the time zone for each takes most of a report's time.
 */
export const utcDays = (daysBefore: string): string => {
  const first = daysAfter(`-(${daysBefore}) - 1`, ":from");
  const days = `date_diff('day', ${first}, ${daysAfter(1, ":to")})`;
  const dateAt = (time: string): string => `CAST(${localTime(time)} AS date)`;
  return `utc_dates AS (
  SELECT date_add('day', low + ${many} * high, ${first}) AS utc_date
  FROM UNNEST(sequence(0, ${many - 1})) AS lows (low)
  CROSS JOIN UNNEST(sequence(0, ${days} / ${many})) AS highs (high)
  WHERE low + ${many} * high <= ${days}
),
local_dates AS (
  SELECT CAST(utc_date AS varchar) AS utc_day,
         ${dateAt("CAST(utc_date AS timestamp)")} AS first_day,
         ${dateAt("date_add('millisecond', 86399999, CAST(utc_date AS timestamp))")} AS last_day
  FROM utc_dates
),
utc_days AS (
  SELECT utc_day, first_day, last_day, ${startOf("last_day")} AS turns_at
  FROM local_dates
)`;
};

/** The SQL of an event's local date, where it is joined to its UTC day. */
export const localDate = "CASE WHEN occurred_at >= turns_at THEN last_day ELSE first_day END";
