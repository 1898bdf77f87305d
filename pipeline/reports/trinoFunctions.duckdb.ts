/**
 * Trino's functions in DuckDB, where it lacks them or has another of the same name: `date_diff` counts whole units,
 * where DuckDB's counts boundaries.
 */
export const trinoFunctions: readonly string[] = [
  "CREATE MACRO date_add(unit, n, ts) AS ts + CASE unit WHEN 'millisecond' THEN to_milliseconds(n) ELSE error('date_add: no unit ' || unit) END",
  "CREATE MACRO date_diff(unit, a, b) AS date_sub(unit, a, b)",
  "CREATE MACRO json_extract_scalar(json, path) AS json_extract_string(json, path)",
  "CREATE MACRO json_format(json) AS CAST(json AS varchar)",
  "CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern)",
];
