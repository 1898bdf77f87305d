import { matches } from "../filter";
import { inScope } from "../scope";

/**
 * The SQL of `steps`: people's openings of descriptions, and their events of a type that may follow, each with when its
 * session first opened that item. Stands after `WITH`.
 */
export const openings = (events: string, then: "item_add" | "item_buy"): string => `steps AS (
  SELECT site_id, session_id, item_id, item_name, event_id, event_type, occurred_at,
         min(CASE WHEN event_type = 'item_expand' THEN occurred_at END)
           OVER (PARTITION BY site_id, session_id, item_id) AS opened_at
  FROM ${events}
  WHERE event_type IN ('item_expand', '${then}')
    AND item_id IS NOT NULL
    AND session_id IS NOT NULL
    AND NOT is_robot
    AND ${inScope}
    AND ${matches("item_id")}
    AND ${matches("device_type")}
)`;
