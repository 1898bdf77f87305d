import { events } from "../../../pipeline/event/events";
import type { ColumnType } from "../../../pipeline/event/fieldType";

/**
 * `convert`: the columns as the lines have them. `same`: what compaction does as well, as far as SQL can say it: first versions only, times put right, what
 * user agents and addresses tell, sorted by site, type and time.
 */
export type DuckdbJob = "convert" | "same";

/** The rows of an hour's raw objects, with the columns of the lake. */
export const duckdbSelect = (folder: string, job: DuckdbJob): string => {
  const source = `read_json('${folder}/**/*.ndjson.gz', format = 'newline_delimited', filename = true,
    hive_partitioning = false, columns = {${Object.entries(lineColumns)
      .map(([name, type]) => `${name}: '${type}'`)
      .join(", ")}})`;
  const derived = job === "same" ? { ...fromLine, ...fromTexts } : fromLine;
  const columns = events.columns.map(
    ({ name, type }) => `CAST(${derived[name] ?? `event.${name}`} AS ${types[type]}) AS ${name}`,
  );
  if (job === "convert") return `SELECT ${columns.join(", ")} FROM ${source}`;
  return `SELECT * EXCLUDE (place_in_order) FROM
    (SELECT row_number() OVER () AS place_in_order, ${columns.join(", ")} FROM ${source})
    QUALIFY row_number() OVER (PARTITION BY site_id, event_id ORDER BY place_in_order) = 1
    ORDER BY site_id, event_type, occurred_at`;
};

const types: Readonly<Record<ColumnType, string>> = {
  string: "VARCHAR",
  int: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP_MS",
};

const structOf = (members: readonly (readonly [name: string, type: string])[]): string =>
  `STRUCT(${members.map(([name, type]) => `${name} ${type}`).join(", ")})`;

const producerFields = Object.entries(events.fields)
  .filter(([, { from }]) => from === "producer")
  .map(([name, { type }]) => [name, type.freeForm === true ? "JSON" : types[type.column]] as const);

const lineColumns: Readonly<Record<string, string>> = {
  received_at_ms: "BIGINT",
  sent_at_ms: "BIGINT",
  key_id: "VARCHAR",
  key_kind: "VARCHAR",
  client: structOf([
    ["user_agent", "VARCHAR"],
    ["country", "VARCHAR"],
    ["region", "VARCHAR"],
    ["city", "VARCHAR"],
    ["latitude", "DOUBLE"],
    ["longitude", "DOUBLE"],
    ["time_zone", "VARCHAR"],
  ]),
  event: structOf(producerFields),
};

const placeFields = ["country", "region", "city", "latitude", "longitude", "time_zone", "user_agent"];

/** Columns that are not simply a member of the event. */
const fromLine: Readonly<Record<string, string>> = {
  ...Object.fromEntries(placeFields.map((name) => [name, `coalesce(event.${name}, client.${name})`])),
  received_at: "make_timestamp(received_at_ms * 1000)",
  occurred_at_sent: "NULL",
  time_rule: "'as_sent'",
  is_robot: "false",
  referrer_host: "NULL",
  key_id: "key_id",
  batch_id: "regexp_extract(filename, '([0-9a-f]{64})', 1)",
};

const userAgent = "coalesce(event.user_agent, client.user_agent)";
const skewMs = "(received_at_ms - coalesce(sent_at_ms, received_at_ms))";
const isSkewed = `abs(${skewMs}) > 5000`;

const oneOf = (cases: readonly (readonly [text: string, value: string])[], otherwise: string): string =>
  `CASE ${cases.map(([text, value]) => `WHEN contains(${userAgent}, '${text}') THEN '${value}'`).join(" ")} ELSE ${otherwise} END`;

/** Simpler than what compaction does with the same texts, and so an understatement of what its job would cost. */
const fromTexts: Readonly<Record<string, string>> = {
  occurred_at: `CASE WHEN ${isSkewed} THEN event.occurred_at + to_milliseconds(${skewMs}) ELSE event.occurred_at END`,
  occurred_at_sent: `CASE WHEN ${isSkewed} THEN event.occurred_at END`,
  time_rule: `CASE WHEN ${isSkewed} THEN 'skew_corrected' ELSE 'as_sent' END`,
  page_path: "coalesce(event.page_path, regexp_extract(event.page_url, '^[a-z]+://[^/]+(/[^?#]*)', 1))",
  referrer_host: "regexp_extract(event.referrer, '^[a-z]+://([^/]+)', 1)",
  device_type: oneOf(
    [
      ["iPad", "tablet"],
      ["Mobile", "mobile"],
      ["bot", "other"],
    ],
    "'desktop'",
  ),
  os: oneOf(
    [
      ["iPhone", "iOS"],
      ["Android", "Android"],
      ["Windows", "Windows"],
      ["Macintosh", "macOS"],
    ],
    "NULL",
  ),
  browser: oneOf(
    [
      ["Firefox", "Firefox"],
      ["Chrome", "Chrome"],
      ["Safari", "Safari"],
    ],
    "NULL",
  ),
  is_robot: `regexp_matches(${userAgent}, '(?i)bot|crawl|spider')`,
};
