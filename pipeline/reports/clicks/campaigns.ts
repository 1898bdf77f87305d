import { matches } from "../filter";
import { last } from "../inTime";
import { labelParameter, orNone } from "../parameter";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** Of the session's first event that names a campaign; an empty word stands for none, because engines differ on nulls here. */
const ofCampaign = (field: string): string =>
  `nullif(min_by(coalesce(${field}, ''), ROW(occurred_at, event_id)) FILTER (WHERE names_campaign), '')`;

/** Which campaigns bring people who order. */
export const campaigns = defineReport({
  name: "campaigns",
  title: "Campaigns",
  group: "clicks",
  doc: "Campaigns by people's sessions, and how many of these placed an order. A session belongs to the campaign of its first event that names a source, medium or campaign, taken whole; without any it is in the row that has none of the three. Its visitor is the customer where one is known by its end. Revenue is of orders placed with a total and a currency, each once, by its first event. The thousand with the most sessions.",
  parameters: {
    ...scope,
    utm_source: orNone(labelParameter({ doc: "Only this campaign source.", example: "newsletter" })),
    utm_medium: orNone(labelParameter({ doc: "Only this campaign medium.", example: "email" })),
    utm_campaign: orNone(labelParameter({ doc: "Only this campaign name.", example: "spring-menu" })),
  },
  live: true,
  row: rowOf({
    utm_source: orNull(text("Campaign source.")),
    utm_medium: orNull(text("Campaign medium.")),
    utm_campaign: orNull(text("Campaign name.")),
    sessions: count("Sessions."),
    visitors: count("Different visitors."),
    converted_sessions: count("Sessions in which an order was placed."),
    conversion: number("Their share of the sessions."),
    orders: count("Different orders placed, each counted where it was placed first."),
    currency: orNull(text("The orders' currency; null where there is none or several.")),
    revenue_minor: orNull(count("The orders' totals in the currency's minor unit; null where currency is.")),
  }),
  sql: ({ events }) => `
WITH visits AS (
  SELECT site_id, session_id, event_id, event_type, occurred_at, user_id, anonymous_id, order_id,
         utm_source, utm_medium, utm_campaign,
         coalesce(utm_source, utm_medium, utm_campaign) IS NOT NULL AS names_campaign,
         CASE WHEN total_minor IS NOT NULL THEN currency END AS currency,
         total_minor
  FROM ${events}
  WHERE session_id IS NOT NULL AND NOT is_robot AND ${inScope}
),
of_campaigns AS (
  SELECT site_id,
         session_id,
         ${["utm_source", "utm_medium", "utm_campaign"].map((field) => `${ofCampaign(field)} AS ${field}`).join(",\n         ")},
         coalesce(${last("user_id")}, ${last("anonymous_id")}) AS visitor_id,
         count(CASE WHEN event_type = 'order_placed' THEN 1 END) AS placed
  FROM visits
  GROUP BY site_id, session_id
),
placings AS (
  SELECT site_id, session_id, currency, total_minor,
         row_number() OVER (PARTITION BY site_id, order_id ORDER BY occurred_at, event_id) AS nth
  FROM visits
  WHERE event_type = 'order_placed' AND order_id IS NOT NULL
),
with_orders AS (
  SELECT site_id, session_id,
         count(*) AS orders,
         min(currency) AS lowest_currency,
         max(currency) AS highest_currency,
         sum(CASE WHEN currency IS NOT NULL THEN total_minor END) AS total_minor
  FROM placings
  WHERE nth = 1
  GROUP BY site_id, session_id
),
counted AS (
  SELECT of_campaigns.utm_source, of_campaigns.utm_medium, of_campaigns.utm_campaign,
         count(*) AS sessions,
         count(DISTINCT of_campaigns.visitor_id) AS visitors,
         count(CASE WHEN of_campaigns.placed > 0 THEN 1 END) AS converted_sessions,
         coalesce(sum(with_orders.orders), 0) AS orders,
         CASE WHEN min(with_orders.lowest_currency) = max(with_orders.highest_currency)
              THEN min(with_orders.lowest_currency) END AS currency,
         sum(with_orders.total_minor) AS total_minor
  FROM of_campaigns
  LEFT JOIN with_orders ON with_orders.site_id = of_campaigns.site_id AND with_orders.session_id = of_campaigns.session_id
  WHERE ${matches("utm_source", "of_campaigns.utm_source")}
    AND ${matches("utm_medium", "of_campaigns.utm_medium")}
    AND ${matches("utm_campaign", "of_campaigns.utm_campaign")}
  GROUP BY of_campaigns.utm_source, of_campaigns.utm_medium, of_campaigns.utm_campaign
)
SELECT utm_source, utm_medium, utm_campaign, sessions, visitors, converted_sessions,
       ${ratio("converted_sessions", "sessions")} AS conversion,
       orders, currency,
       CASE WHEN currency IS NOT NULL THEN total_minor END AS revenue_minor
FROM counted
ORDER BY sessions DESC, utm_source NULLS LAST, utm_medium NULLS LAST, utm_campaign NULLS LAST
LIMIT 1000`,
});
