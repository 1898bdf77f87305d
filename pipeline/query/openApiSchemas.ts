import { members, ref } from "./openApiParts";

const text = { type: "string" } as const;
const whole = { type: "integer" } as const;
const time = { type: "string", format: "date-time" } as const;
const timeOrNull = { type: ["string", "null"], format: "date-time" } as const;
const listOf = (items: object) => ({ type: "array", items });

/** What somebody did: of a day, of a part of it, of all days. */
const shownMetrics = {
  views: { ...whole, description: "Page views." },
  clicks: whole,
  sessions: { ...whole, description: "Different sessions." },
  adds: { ...whole, description: "Items added to a tab or cart." },
  orders: whole,
  revenue: { ...listOf(ref("Money")), description: "Payments made, by currency." },
  ordered: { ...listOf(ref("Money")), description: "Orders' totals by currency, paid or not." },
  first_seen: timeOrNull,
  last_seen: timeOrNull,
};

/** The schemas of what is answered, by name; those of single reports stand with their paths. */
export const answerSchemas: Readonly<Record<string, object>> = {
  Column: members({ name: text, doc: text, schema: { type: "object" } }),
  Running: {
    description: "The query goes on: look at Location after Retry-After seconds.",
    ...members({ status: { const: "running" }, query: text, report: text }),
  },
  AnyAnswer: {
    description: "A report's answer: see the report's own path for its rows.",
    ...members({
      report: text,
      title: text,
      parameters: { type: "object" },
      live: { type: "boolean" },
      as_of: time,
      columns: listOf(ref("Column")),
      rows: listOf({ type: "object" }),
      next: { type: ["string", "null"] },
    }),
  },
  ReportList: members({
    reports: listOf(
      members({
        name: text,
        title: text,
        group: text,
        doc: text,
        live: { type: "boolean", description: "Whether it can be asked with live=true." },
        parameters: listOf(
          members(
            {
              name: text,
              doc: text,
              required: { type: "boolean" },
              default: {},
              schema: { type: "object" },
              example: text,
            },
            "default",
          ),
        ),
        columns: listOf(ref("Column")),
      }),
    ),
  }),
  Money: members({ currency: text, amount_minor: whole }),
  Metrics: members(shownMetrics),
  UserMetrics: members({
    from: { type: "string", format: "date" },
    to: { type: "string", format: "date" },
    site_id: { type: ["string", "null"] },
    rows: listOf(
      members({
        date: { type: "string", format: "date" },
        ...shownMetrics,
        provisional: {
          description:
            "What of the day comes from hours that are not closed yet, and may still change; null: all is exact.",
          oneOf: [ref("Metrics"), { type: "null" }],
        },
      }),
    ),
    totals: ref("Metrics"),
  }),
  Health: members({ status: { const: "ok" }, version: text, checked_at: time }),
};
