import type { ChangeDataset } from "./changeDatasets";
import { jsonMember } from "./jsonMember";
import { minorUnitsSql } from "./minorUnitsSql";
import { isRecentLine } from "./recentRawLines";

/**
 * The `WITH` by which a view reads all versions as `all_versions`: the rows of the lake, and the lines received since
 * yesterday as compaction will make rows of them. One that is compacted already is there twice.
 */
export const liveVersions = (dataset: ChangeDataset): string => `WITH records AS (
  SELECT ${producerColumns(dataset).join(",\n         ")},
         date_add('millisecond', received_at_ms, TIMESTAMP '1970-01-01 00:00:00.000') AS received_at,
         key_id,
         regexp_extract("$path", '([0-9a-f]{64})[.]ndjson[.]gz$', 1) AS batch_id
  FROM raw_${dataset.name}
  WHERE ${isRecentLine}
), all_versions AS (
  SELECT ${dataset.columns.map(({ name }) => name).join(", ")}, dt
  FROM ${dataset.name}
  UNION ALL
  SELECT ${dataset.columns.map(({ name }) => ownRules[name] ?? name).join(", ")},
         ${day(dataset)}
  FROM records
  WHERE site_id IS NOT NULL AND id IS NOT NULL
)`;

function producerColumns({ columns, fields }: ChangeDataset): readonly string[] {
  return columns
    .filter(({ name }) => fields[name]?.from === "producer")
    .map(({ name, type, freeForm }) =>
      freeForm
        ? `json_format(json_extract(event, '$.${name}')) AS ${name}`
        : `${jsonMember("event", name, type)} AS ${name}`,
    );
}

/** Of the columns that Footfall makes, those that are more than their name in `records`. */
const ownRules: Readonly<Record<string, string>> = {
  version_at: "coalesce(updated_at, received_at)",
  total_minor: minorUnitsSql("total_amount", "currency"),
  amount_minor: minorUnitsSql("amount", "currency"),
};

/** As compaction has it: the day of its own time, else that of its receipt, and no later than the day after that. */
function day({ timeField, columns }: ChangeDataset): string {
  const isDate = columns.some(({ name, type }) => name === timeField && type === "string");
  const own = isDate ? timeField : `CAST(CAST(${timeField} AS date) AS varchar)`;
  const receiptDay = "CAST(CAST(received_at AS date) AS varchar)";
  const latest = "CAST(CAST(date_add('day', 1, received_at) AS date) AS varchar)";
  return `CASE WHEN ${own} > ${latest} THEN ${latest} ELSE coalesce(${own}, ${receiptDay}) END`;
}
