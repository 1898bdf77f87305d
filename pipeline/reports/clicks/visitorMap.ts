import { matches } from "../filter";
import { countryParameter } from "../filterParameters";
import { choice, orElse } from "../parameter";
import { defineReport } from "../report";
import { count, number, rowOf } from "../row";
import { inScope, scope } from "../scope";
import { visitor } from "../visitor";

const size = "CAST(:cell_degrees AS double)";

/** The centre of a coordinate's cell. Rounding takes away what binary fractions add; the last cell keeps its far edge. */
const centre = (coordinate: string, furthest: number): string =>
  `round((least(floor(round(${coordinate} / ${size}, 9)), round(${furthest} / ${size}) - 1) + 0.5E0) * ${size}, 6)`;

/** Where people are, to be drawn. */
export const visitorMap = defineReport({
  name: "map",
  title: "Map",
  group: "clicks",
  doc: "Page views and visitors by the cell of a grid of latitude and longitude, of people whose coordinates are known. A cell holds its southern and western edges. The ten thousand cells with the most views.",
  parameters: {
    ...scope,
    cell_degrees: orElse(
      choice(["0.1", "0.5", "1", "5"], { doc: "A cell's height and width in degrees.", example: "0.5" }),
      "1" as const,
    ),
    country: countryParameter,
  },
  live: true,
  row: rowOf({
    latitude: number("The cell's centre, degrees north."),
    longitude: number("The cell's centre, degrees east."),
    views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
WITH located AS (
  SELECT ${centre("latitude", 90)} AS latitude,
         ${centre("longitude", 180)} AS longitude,
         ${visitor} AS visitor_id
  FROM ${events}
  WHERE event_type = 'page_view'
    AND latitude IS NOT NULL
    AND longitude IS NOT NULL
    AND NOT is_robot
    AND ${inScope}
    AND ${matches("country")}
)
SELECT latitude,
       longitude,
       count(*) AS views,
       count(DISTINCT visitor_id) AS visitors
FROM located
GROUP BY latitude, longitude
ORDER BY views DESC, visitors DESC, latitude, longitude
LIMIT 10000`,
});
