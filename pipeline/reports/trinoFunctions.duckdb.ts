/** Of a date it gives a date, of a timestamp a timestamp. */
function dateAdd(): string {
  const step = (units: Readonly<Record<string, string>>): string =>
    `CASE unit ${Object.entries(units)
      .map(([unit, interval]) => `WHEN '${unit}' THEN ${interval}`)
      .join(" ")} ELSE error('date_add: no unit ' || unit) END`;
  const dates = {
    day: "to_days(CAST(n AS integer))",
    week: "to_weeks(CAST(n AS integer))",
    month: "to_months(CAST(n AS integer))",
  };
  const times = {
    millisecond: "to_milliseconds(n)",
    second: "to_seconds(n)",
    minute: "to_minutes(n)",
    hour: "to_hours(n)",
  };
  return `CREATE MACRO date_add(unit, n, ts DATE) AS CAST(ts + ${step(dates)} AS date), (unit, n, ts) AS ts + ${step({ ...times, ...dates })}`;
}

/**
 * Trino's functions in DuckDB, where it lacks them or has another of the same name: `date_diff` counts whole units,
 * where DuckDB's counts boundaries.
 */
export const trinoFunctions: readonly string[] = [
  dateAdd(),
  "CREATE MACRO at_timezone(ts, zone) AS timezone(zone, ts)",
  "CREATE MACRO with_timezone(ts, zone) AS timezone(zone, CAST(ts AS timestamp))",
  "CREATE MACRO date_diff(unit, a, b) AS date_sub(unit, a, b)",
  "CREATE MACRO json_extract_scalar(json, path) AS json_extract_string(json, path)",
  "CREATE MACRO json_format(json) AS CAST(json AS varchar)",
  "CREATE MACRO array_min(list) AS list_min(list)",
  "CREATE MACRO array_max(list) AS list_max(list)",
  "CREATE MACRO sequence(a, b) AS generate_series(a, b, CASE WHEN a <= b THEN 1 ELSE -1 END)",
  "CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern)",
];
