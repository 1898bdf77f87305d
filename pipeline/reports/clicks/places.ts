import { matches } from "../filter";
import { countryParameter } from "../filterParameters";
import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";
import { visitor } from "../visitor";

/** Where people are. */
export const places = defineReport({
  name: "places",
  title: "Countries and regions",
  group: "clicks",
  doc: "Countries and their regions by people's page views and visitors. The thousand with the most views.",
  parameters: { ...scope, country: countryParameter },
  live: true,
  row: rowOf({
    country: text("By its ISO 3166 code; (unknown) where none is known."),
    region: text("The country's subdivision; (unknown) where none is known."),
    views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
SELECT coalesce(country, '(unknown)') AS country,
       coalesce(region, '(unknown)') AS region,
       count(*) AS views,
       count(DISTINCT ${visitor}) AS visitors
FROM ${events}
WHERE event_type = 'page_view' AND NOT is_robot AND ${inScope} AND ${matches("country")}
GROUP BY 1, 2
ORDER BY views DESC, visitors DESC, country, region
LIMIT 1000`,
});
