import { deviceParameter, itemParameter } from "../filterParameters";
import { last } from "../inTime";
import { scope } from "../scope";
import { openings } from "./openings";

/** What reports over the time to a purchase ask for. */
export const purchaseParameters = { ...scope, item_id: itemParameter, device_type: deviceParameter } as const;

/** By which a time to a purchase is measured, in words. */
export const purchaseDefinition =
  "The time from a session's first opening of an item's description to its first buying of that item at or after it; of people's sessions, one for each item that was opened and then bought.";

/** The SQL of `purchases`: session, item and the `seconds` between, as a fraction, after `WITH`. */
export const purchases = (events: string): string => `${openings(events, "item_buy")},
bought AS (
  SELECT site_id, session_id, item_id, ${last("item_name")} AS item_name, min(opened_at) AS opened_at,
         min(CASE WHEN event_type = 'item_buy' AND occurred_at >= opened_at THEN occurred_at END) AS bought_at
  FROM steps
  GROUP BY site_id, session_id, item_id
),
purchases AS (
  SELECT site_id, session_id, item_id, item_name,
         CAST(date_diff('millisecond', opened_at, bought_at) AS double) / 1000 AS seconds
  FROM bought
  WHERE bought_at IS NOT NULL
)`;
