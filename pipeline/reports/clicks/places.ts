import { matches } from "../filter";
import { countryParameter } from "../filterParameters";
import { choice, orElse } from "../parameter";
import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";
import { visitor } from "../visitor";

/** Where people are. */
export const places = defineReport({
  name: "places",
  title: "Countries and regions",
  group: "clicks",
  doc: "Countries and their regions, or countries alone, by people's page views and visitors. Somebody seen in two regions of a country is one visitor of the country. The thousand with the most views.",
  parameters: {
    ...scope,
    by: orElse(
      choice(["region", "country"], {
        doc: "region: each region of a country by itself. country: each country as a whole.",
        example: "country",
      }),
      "region" as const,
    ),
    country: countryParameter,
  },
  live: true,
  row: rowOf({
    country: text("By its ISO 3166 code; (unknown) where none is known."),
    region: text("The country's subdivision; (unknown) where none is known, (all) by country."),
    views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
SELECT coalesce(country, '(unknown)') AS country,
       CASE WHEN CAST(:by AS varchar) = 'country' THEN '(all)' ELSE coalesce(region, '(unknown)') END AS region,
       count(*) AS views,
       count(DISTINCT ${visitor}) AS visitors
FROM ${events}
WHERE event_type = 'page_view' AND NOT is_robot AND ${inScope} AND ${matches("country")}
GROUP BY 1, 2
ORDER BY views DESC, visitors DESC, country, region
LIMIT 1000`,
});
