import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  site_id: t.string,
  item_id: t.string,
  item_name: t.union([t.string, t.null]),
  views: t.number,
  expands: t.number,
  adds: t.number,
  bought: t.number,
});

/** Which dishes are looked at, opened, added and bought. */
export const menuItems: Report<Period, t.TypeOf<typeof Row>> = {
  name: "menu-items",
  doc: "Dishes or products by people's views, openings of the description, adds and pieces bought. The hundred with the most views.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT site_id,
       item_id,
       max(item_name) AS item_name,
       count(CASE WHEN event_type = 'item_view' THEN 1 END) AS views,
       count(CASE WHEN event_type = 'item_expand' THEN 1 END) AS expands,
       count(CASE WHEN event_type = 'item_add' THEN 1 END) AS adds,
       coalesce(sum(CASE WHEN event_type = 'item_buy' THEN coalesce(quantity, 1) END), 0) AS bought
FROM events
WHERE item_id IS NOT NULL AND NOT is_robot AND ${inPeriod}
GROUP BY site_id, item_id
ORDER BY views DESC, bought DESC, site_id, item_id
LIMIT 100`,
};
