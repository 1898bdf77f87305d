import { ratio } from "../ratio";

/** A rule that each record keeps or breaks. */
export interface ShareRule {
  readonly rule: string;
  readonly field: string;
  /** The condition, in SQL, that the rule is about a record. @default every record */
  readonly about?: string;
  /** The condition that a record breaks it. */
  readonly broken: string;
}

export interface RuledTable {
  readonly dataset: string;
  readonly table: string;
  /** Which rows are looked at. */
  readonly where: string;
  readonly rules: readonly ShareRule[];
}

/** The share of the checked that keep the rule: exact where the share is a decimal that somebody wrote as a threshold. */
export const keptShare = ratio("checked - failed", "checked");

/** The SQL of a dataset's quality rows: every rule in one pass over the table, then a row for each site and rule. */
export const rowsOfRules = ({ dataset, table, where, rules }: RuledTable): string => `
SELECT '${dataset}' AS dataset,
       site_id,
       rule,
       field,
       CAST(NULL AS varchar) AS day,
       checked,
       failed,
       ${keptShare} AS measure,
       CAST(NULL AS double) AS reference
FROM (
  SELECT site_id,
         rule,
         field,
         CASE rule_number ${rules.map((_, at) => `WHEN ${at} THEN checked_${at}`).join(" ")} END AS checked,
         CASE rule_number ${rules.map((_, at) => `WHEN ${at} THEN failed_${at}`).join(" ")} END AS failed
  FROM (
    SELECT site_id,
${rules.map(counted).join(",\n")}
    FROM ${table}
    WHERE ${where}
    GROUP BY site_id
  ) AS ${dataset}_counted
  CROSS JOIN (
    VALUES ${rules.map(({ rule, field }, at) => `(${at}, '${rule}', '${field}')`).join(", ")}
  ) AS ${dataset}_rules (rule_number, rule, field)
) AS ${dataset}_by_rule
WHERE checked > 0`;

const counted = ({ about, broken }: ShareRule, at: number): string =>
  [
    `           ${about === undefined ? "count(*)" : countOf(about)} AS checked_${at}`,
    `           ${countOf(about === undefined ? broken : `(${about}) AND (${broken})`)} AS failed_${at}`,
  ].join(",\n");

const countOf = (condition: string): string => `count(CASE WHEN ${condition} THEN 1 END)`;
