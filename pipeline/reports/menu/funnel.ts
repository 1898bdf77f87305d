import { matches } from "../filter";
import { deviceParameter, itemParameter } from "../filterParameters";
import { first } from "../inTime";
import { choice, orElse } from "../parameter";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { inScope, localDay, scope } from "../scope";

interface Step {
  readonly name: string;
  /** Which events are one. */
  readonly is: string;
}

const page: Step = { name: "page", is: "event_type = 'page_view'" };
const later: readonly Step[] = [
  { name: "expand", is: `event_type = 'item_expand' AND ${matches("item_id")}` },
  { name: "add", is: `event_type = 'item_add' AND ${matches("item_id")}` },
  { name: "checkout", is: "event_type = 'checkout_start'" },
  { name: "order", is: "event_type = 'order_placed'" },
];
const steps = [page, ...later];

const at = ({ name }: Step): string => `${name}_at`;

const times = ({ name }: Step): string => `${name}_times`;

/** The CTE that adds to each session when it first took a step, at or after the one before. */
const taking = (step: Step, before: Step, from: string): string => `${step.name}_taken AS (
  SELECT ${from}.*,
         array_min(filter(${times(step)}, taken_at -> taken_at >= ${at(before)})) AS ${at(step)}
  FROM ${from}
)`;

const taken = (n: number): string => `${steps[n]?.name}_taken`;

/** The count of those who took a step, by its number from 1. */
const byStep = (from: readonly Step[]): string =>
  `CASE step ${from.map(({ name }, n) => `WHEN ${n + 1} THEN ${name}_sessions`).join(" ")} END`;

/** Where on the way to an order people are lost. */
export const funnel = defineReport({
  name: "funnel",
  title: "From the page to the order",
  group: "menu",
  doc: "People's sessions that took each step of page, expand, add, checkout and order, in this order: the first page view, then the first opening of a description at or after it, then the first add at or after that, and so on; what happened before the step before does not count. A session without a page view is in no step. Its device is the first that it told, its day that of its first page view in the period. With an item: expand and add are of that item.",
  parameters: {
    ...scope,
    by: orElse(
      choice(["all", "device", "day"], {
        doc: "What the sessions are told apart by: all (not at all), device or day.",
        example: "device",
      }),
      "all" as const,
    ),
    item_id: { ...itemParameter, doc: "Only expands and adds of this dish or product." },
    device_type: deviceParameter,
  },
  live: true,
  row: rowOf({
    segment: text("all; or the device, (unknown) where none was told; or the day."),
    step: count("1 to 5."),
    step_name: text("page, expand, add, checkout or order."),
    sessions: count("Sessions that took this step and all before it."),
    share_of_first: number("Their share of those that took the first step."),
    share_of_previous: orNull(
      number("Their share of those that took the step before; 1 for the first, null where nobody did."),
    ),
  }),
  sql: ({ events }) => `
WITH page_taken AS (
  SELECT site_id, session_id,
         ${first("device_type")} AS device_type,
         min(CASE WHEN ${page.is} THEN occurred_at END) AS ${at(page)},
         ${later.map((step) => `array_agg(occurred_at) FILTER (WHERE ${step.is}) AS ${times(step)}`).join(",\n         ")}
  FROM ${events}
  WHERE session_id IS NOT NULL AND NOT is_robot AND ${inScope}
  GROUP BY site_id, session_id
),
${later.map((step, n) => taking(step, steps[n] as Step, taken(n))).join(",\n")},
segments AS (
  SELECT CASE CAST(:by AS varchar)
           WHEN 'device' THEN coalesce(device_type, '(unknown)')
           WHEN 'day' THEN ${localDay("page_at")}
           ELSE 'all'
         END AS segment,
         ${steps.map(at).join(", ")}
  FROM ${taken(steps.length - 1)}
  WHERE page_at IS NOT NULL AND ${matches("device_type")}
),
grouped AS (
  SELECT segment,
         ${steps.map((step) => `count(${at(step)}) AS ${step.name}_sessions`).join(",\n         ")}
  FROM segments
  GROUP BY segment
),
counted AS (
  SELECT segment, step, step_name, page_sessions,
         ${byStep(steps)} AS sessions,
         ${byStep([page, ...steps.slice(0, -1)])} AS previous
  FROM grouped
  CROSS JOIN (VALUES ${steps.map(({ name }, n) => `(${n + 1}, '${name}')`).join(", ")}) AS steps (step, step_name)
)
SELECT segment, step, step_name, sessions,
       ${ratio("sessions", "page_sessions")} AS share_of_first,
       ${ratio("sessions", "previous")} AS share_of_previous
FROM counted
ORDER BY segment, step`,
});
