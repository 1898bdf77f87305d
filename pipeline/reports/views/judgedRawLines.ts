import { timeBounds } from "../../raw/eventTime";
import { jsonMember } from "./jsonMember";

const { toleratedSkewMs, futureLimitMs, pastLimitMs, earliestHistoryMs } = timeBounds;

const epoch = "TIMESTAMP '1970-01-01 00:00:00.000'";
const after = (ms: number | string, timestamp: string): string =>
  `date_add('millisecond', ${ms}, ${timestamp})`;
const sent = (name: string): string => jsonMember("event", name, "string");

/**
 * The parts of a `WITH` by which a view reads raw lines as `judged`: what is nested taken apart as far as several columns
 * need it, and the time judged as compaction judges it. Lines that cannot be read are left out. `from` names a table
 * with the columns of `raw_events`, `"$path"` too.
 */
export const judgedRawLines = (from: string): string => `lines AS (
  SELECT event,
         client,
         key_id,
         key_kind,
         ${after("received_at_ms", epoch)} AS received_at,
         ${jsonMember("event", "occurred_at", "timestamp")} AS sent_occurred_at,
         CASE WHEN abs(received_at_ms - sent_at_ms) > ${toleratedSkewMs} THEN received_at_ms - sent_at_ms ELSE 0 END AS skew_ms,
         coalesce(${sent("user_agent")}, ${jsonMember("client", "user_agent", "string")}) AS user_agent,
         ${sent("page_url")} AS page_url,
         ${sent("referrer")} AS referrer,
         coalesce(${["country", "region", "city", "latitude", "longitude"].map(sent).join(", ")}) IS NOT NULL AS has_place,
         regexp_extract("$path", '([0-9a-f]{64})[.]ndjson[.]gz$', 1) AS batch_id,
         dt AS received_dt,
         hr AS received_hr
  FROM ${from}
  WHERE event LIKE '{%' AND received_at_ms IS NOT NULL
), timed AS (
  SELECT lines.*,
         ${after("skew_ms", "sent_occurred_at")} AS corrected_at,
         ${after(futureLimitMs, "received_at")} AS latest_at,
         CASE WHEN key_kind = 'browser' THEN ${after(-pastLimitMs, "received_at")} ELSE ${after(earliestHistoryMs, epoch)} END AS earliest_at
  FROM lines
), judged AS (
  SELECT timed.*,
         CASE WHEN corrected_at > latest_at THEN latest_at
              WHEN corrected_at < earliest_at THEN earliest_at
              ELSE corrected_at END AS occurred_at,
         CASE WHEN corrected_at > latest_at THEN 'clamped_to_future_limit'
              WHEN corrected_at < earliest_at THEN 'clamped_to_past_limit'
              WHEN skew_ms <> 0 THEN 'skew_corrected'
              ELSE 'as_sent' END AS time_rule
  FROM timed
)`;
