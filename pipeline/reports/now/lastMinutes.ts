import { type EventRow, events } from "../../event/events";
import { timeBounds } from "../../raw/eventTime";
import { ofSites } from "../scope";
import { jsonMember } from "../views/jsonMember";
import { judgedRawLines } from "../views/judgedRawLines";
import { rawLineColumn } from "../views/rawLineColumn";
import { compactionOrder, isIngestedLine, lineColumns } from "../views/recentRawLines";

/** What reports of the last minutes count, and by which time, in words. */
export const nowDefinition =
  "Of raw objects alone, so within seconds of acknowledgement: each event once, by the copy that compaction takes. Who names itself a robot by a word in its user agent is left out. An event dated later than its receipt counts at its receipt.";

/** Columns of events, and `happened_at` in the place of `occurred_at`. */
type NowColumn = Exclude<keyof EventRow, "occurred_at" | "site_id" | "event_id">;

/**
 * The SQL of `lately`, after `WITH`: people's events of the last minutes, with these columns, `site_id`, `event_id` and
 * `happened_at`. Of the raw objects it reads the hours concerned, and takes no line's JSON apart that was received before.
 */
export const lastMinutes = (...columns: readonly NowColumn[]): string => `recent AS (
  SELECT ${lineColumns()},
         ${jsonMember("event", "site_id", "string")} AS site_id,
         ${jsonMember("event", "event_id", "string")} AS event_id
  FROM raw_events
  WHERE dt IN (${textOf(oldest, 1, 10)}, ${textOf(newest, 1, 10)})
    AND hr IN (${[oldest, between, newest].map((moment) => textOf(moment, 12, 2)).join(", ")})
    AND dt || ' ' || hr BETWEEN ${textOf(oldest, 1, 13)} AND ${textOf(newest, 1, 13)}
    AND received_at_ms >= date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', ${oldest})
    AND ${isIngestedLine}
), copies AS (
  SELECT ${lineColumns()}, site_id, event_id,
         row_number() OVER (
           PARTITION BY site_id, event_id
           ORDER BY ${compactionOrder()}
         ) AS copy
  FROM recent
  WHERE event_id IS NOT NULL AND ${ofSites()}
), firsts AS (
  SELECT ${lineColumns()}
  FROM copies
  WHERE copy = 1
), ${judgedRawLines("firsts")}, happened AS (
  SELECT CASE WHEN occurred_at > received_at THEN received_at ELSE occurred_at END AS happened_at,
         ${["site_id", "event_id", "is_robot", ...columns].map(named).join(",\n         ")}
  FROM judged
), lately AS (
  SELECT happened_at, ${["site_id", "event_id", ...columns].join(", ")}
  FROM happened
  WHERE happened_at >= ${minutesFromNow("-CAST(:minutes AS bigint)")} AND NOT is_robot
)`;

function minutesFromNow(minutes: number | string): string {
  return `date_add('minute', ${minutes}, CAST(:now AS timestamp))`;
}

/** The clocks of two instances differ by no more. */
const clocksMinutes = 1;

/**
 * What was received earlier cannot have occurred in the window, as an event occurs 5 minutes after its receipt at the latest:
 * nor is a later copy of it in the window, as long as it has the same time.
 */
const oldest = minutesFromNow(
  `-CAST(:minutes AS bigint) - ${timeBounds.futureLimitMs / 60_000 + clocksMinutes}`,
);
const newest = minutesFromNow(clocksMinutes);

/** The two ends are less than two hours apart, so that no hour lies between either of them and this. */
const between = `date_add('minute', 30, ${oldest})`;

/** Days and hours as partitions name them; constants, by which engines choose what they read. */
function textOf(time: string, from: number, length: number): string {
  return `substr(CAST(${time} AS varchar), ${from}, ${length})`;
}

const named = (name: string): string => {
  const column = events.columns.find((each) => each.name === name);
  if (column === undefined) throw new Error(`events have no column ${name}`);
  return `${rawLineColumn(column)} AS ${name}`;
};
