import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  page_path: t.string,
  views: t.number,
  visitors: t.number,
  robot_views: t.number,
});

/** Which pages are looked at. */
export const pages: Report<Period, t.TypeOf<typeof Row>> = {
  name: "pages",
  doc: "Pages by people's views and visitors; robots' views apart. The hundred with the most views.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT coalesce(page_path, '(none)') AS page_path,
       count(CASE WHEN NOT is_robot THEN 1 END) AS views,
       count(DISTINCT CASE WHEN NOT is_robot THEN coalesce(user_id, anonymous_id) END) AS visitors,
       count(CASE WHEN is_robot THEN 1 END) AS robot_views
FROM events
WHERE event_type = 'page_view' AND ${inPeriod}
GROUP BY 1
ORDER BY views DESC, robot_views DESC, page_path
LIMIT 100`,
};
