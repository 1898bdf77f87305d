import type { Column } from "../../event/dataset";

/**
 * The `SELECT` of the newest version of each thing, of rows that have the columns of a dataset of change records and `dt`.
 * Versions of one moment go by their receipt, and in the end by what they say: any two engines choose the same.
 */
export const newestVersions = (columns: readonly Column[], from: string): string => {
  const names = columns.map(({ name }) => name);
  const order = ["version_at", "received_at", "batch_id"];
  const rest = names.filter((name) => !["site_id", "id", ...order].includes(name));
  return `SELECT ${[...names, "dt"].join(",\n       ")}
FROM (
  SELECT ${[...names, "dt"].join(", ")},
         row_number() OVER (
           PARTITION BY site_id, id
           ORDER BY ${[...order, ...rest].map((name) => `${name} DESC`).join(", ")}
         ) AS place
  FROM ${from}
) AS versions
WHERE place = 1`;
};
