import { identifier } from "../../event/scalars";
import { matches } from "../filter";
import { last } from "../inTime";
import { orNone, textParameter } from "../parameter";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, flag, number, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";
import { twoSidedP } from "../twoSidedP";

/** A variant's figure of its experiment's control, in each row of the experiment. */
const ofControl = (figure: string): string =>
  `max(CASE WHEN variant_id = control_id THEN ${figure} END) OVER (PARTITION BY experiment_id)`;

/** Which variant makes more people order, and whether that is more than chance. */
export const experiments = defineReport({
  name: "experiments",
  title: "Experiments",
  group: "clicks",
  doc: "Experiments' variants by the people who were shown one, and how many of them placed an order at or after the first time in the period. Who saw several variants of an experiment counts for none. A visitor is the customer, where one was known of the browser at any time of the period. Each variant is held against the control by a two-sided two-proportion z-test with pooled variance; the p-value is right to six decimals. Figures against the control are null in its own row, and where nobody or everybody ordered.",
  parameters: {
    ...scope,
    experiment_id: orNone(textParameter(identifier, { doc: "Only this experiment.", example: "photo-size" })),
    control: orNone(
      textParameter(identifier, {
        doc: "The variant to hold the others against; without it, and in experiments that lack it, the first in alphabetical order.",
        example: "small",
      }),
    ),
  },
  live: true,
  row: rowOf({
    experiment_id: text("The experiment."),
    variant_id: text("The variant."),
    is_control: flag("Whether the others are held against it."),
    visitors: count("Different visitors who were shown this variant and no other."),
    converted: count("Those of them who placed an order at or after that."),
    conversion: number("Their share."),
    lift: orNull(
      number("Conversion against the control's: 0.1 is a tenth more; null where the control's is 0."),
    ),
    z_score: orNull(number("The difference in standard errors.")),
    p_value: orNull(number("How likely chance alone makes a difference at least as large.")),
    is_significant: orNull(flag("Whether that is less likely than 1 in 20: significant at 95 %.")),
  }),
  sql: ({ events }) => `
WITH people AS (
  SELECT event_id, event_type, occurred_at, user_id, anonymous_id, experiment_id, variant_id
  FROM ${events}
  WHERE NOT is_robot AND ${inScope}
),
identified AS (
  SELECT anonymous_id, ${last("user_id")} AS user_id
  FROM people
  WHERE anonymous_id IS NOT NULL AND user_id IS NOT NULL
  GROUP BY anonymous_id
),
known AS (
  SELECT people.event_type, people.occurred_at, people.experiment_id, people.variant_id,
         coalesce(people.user_id, identified.user_id, people.anonymous_id) AS visitor_id
  FROM people
  LEFT JOIN identified ON identified.anonymous_id = people.anonymous_id
),
shown AS (
  SELECT experiment_id, visitor_id, min(variant_id) AS variant_id, min(occurred_at) AS shown_at
  FROM known
  WHERE visitor_id IS NOT NULL
    AND experiment_id IS NOT NULL
    AND variant_id IS NOT NULL
    AND ${matches("experiment_id")}
  GROUP BY experiment_id, visitor_id
  HAVING min(variant_id) = max(variant_id)
),
ordered AS (
  SELECT visitor_id, max(occurred_at) AS last_ordered_at
  FROM known
  WHERE event_type = 'order_placed'
  GROUP BY visitor_id
),
variants AS (
  SELECT shown.experiment_id, shown.variant_id,
         count(*) AS visitors,
         count(CASE WHEN ordered.last_ordered_at >= shown.shown_at THEN 1 END) AS converted
  FROM shown
  LEFT JOIN ordered ON ordered.visitor_id = shown.visitor_id
  GROUP BY shown.experiment_id, shown.variant_id
),
controlled AS (
  SELECT experiment_id, variant_id, visitors, converted,
         ${ratio("converted", "visitors")} AS conversion,
         coalesce(
           max(CASE WHEN variant_id = CAST(:control AS varchar) THEN variant_id END)
             OVER (PARTITION BY experiment_id),
           min(variant_id) OVER (PARTITION BY experiment_id)
         ) AS control_id
  FROM variants
),
compared AS (
  SELECT controlled.*,
         ${ofControl("visitors")} AS control_visitors,
         ${ofControl("converted")} AS control_converted,
         ${ofControl("conversion")} AS control_conversion
  FROM controlled
),
pooled AS (
  SELECT compared.*,
         ${ratio("(converted + control_converted)", "(visitors + control_visitors)")} AS overall
  FROM compared
),
scored AS (
  SELECT pooled.*,
         CASE WHEN variant_id <> control_id AND overall > 0 AND overall < 1
              THEN (conversion - control_conversion)
                   / sqrt(overall * (1 - overall) * (1E0 / visitors + 1E0 / control_visitors)) END AS z_score
  FROM pooled
),
tested AS (
  SELECT scored.*,
         ${twoSidedP("z_score")} AS p_value
  FROM scored
)
SELECT experiment_id,
       variant_id,
       variant_id = control_id AS is_control,
       visitors,
       converted,
       conversion,
       CASE WHEN variant_id <> control_id THEN conversion / nullif(control_conversion, 0) - 1 END AS lift,
       z_score,
       p_value,
       p_value < 0.05E0 AS is_significant
FROM tested
ORDER BY experiment_id, variant_id
LIMIT 1000`,
});
