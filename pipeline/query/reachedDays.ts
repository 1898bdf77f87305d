import { dayOf } from "../lake/lakeKey";
import type { AnyReport } from "../reports/report";
import { nearby, nearbyBoth } from "../reports/scope";
import type { SqlParameter } from "../reports/sqlEngine";
import { allViews } from "../reports/views/allViews";

/** Days of the lake, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/**
 * The days of events that a report can reach with these values: those of its period, or of it and the one before, and one more on
 * each side, where every mention of the events' table comes with such a condition. Undefined where it may reach any day, which a report
 * of another form is taken to do: an answer that is made anew too often is right, one that is given too long is not.
 */
export const reachedDays = (
  report: Pick<AnyReport, "sql" | "placeholders">,
  values: Readonly<Record<string, SqlParameter>>,
): DayRange | undefined => {
  const { from, to } = values;
  if (typeof from !== "string" || typeof to !== "string") return undefined;
  const mentions = mentionsIn(report.sql, tablesOfEvents);
  const found = conditions.filter((condition) => timesIn(report, condition) > 0);
  const times = found.reduce((sum, condition) => sum + timesIn(report, condition), 0);
  if (mentions === 0 || mentions !== times) return undefined;
  const daysBefore = Math.max(...found.map((condition) => condition.daysBefore(from, to)));
  return { first: dayFrom(from, -daysBefore - 1), last: dayFrom(to, 1) };
};

/** What stands after `FROM` or `JOIN`: tables, each perhaps with another name, between commas. */
const otherName = String.raw`(?!(?:CROSS|FULL|GROUP|INNER|JOIN|LEFT|ON|RIGHT|UNION|USING|WHERE)\b)\w+`;
const table = String.raw`\w+(?:\s+(?:AS\s+)?${otherName})?`;
const tableLists = new RegExp(`\\b(?:FROM|JOIN)\\s+(${table}(?:\\s*,\\s*${table})*)`, "gi");

/** How often a statement reads some tables; those that it makes itself, after `WITH`, are others. */
const mentionsIn = (sql: string, names: ReadonlySet<string>): number => {
  const own = new Set(
    [...sql.matchAll(/\b(\w+)\s+AS\s+\(\s*(?:SELECT|WITH)/gi)].map(([, name]) => name?.toLowerCase()),
  );
  return [...sql.matchAll(tableLists)]
    .flatMap(([, list = ""]) => list.split(","))
    .map((each) => /\w+/.exec(each)?.[0].toLowerCase() ?? "")
    .filter((name) => names.has(name) && !own.has(name)).length;
};

/** The table, and the views that are made of it, each of tables and of views before it. */
const tablesOfEvents: ReadonlySet<string> = (() => {
  const found = new Set(["events"]);
  for (const { name, sql } of allViews) if (mentionsIn(sql, found) > 0) found.add(name);
  return found;
})();

/** What binds the partition to days. */
interface Condition {
  /** Its text in a statement. */
  readonly pattern: RegExp;
  /** Whose values it takes. */
  readonly names: readonly string[];
  /** So many days before the period are bound too. */
  readonly daysBefore: (from: string, to: string) => number;
}

const conditionOf = (sql: string, daysBefore: Condition["daysBefore"]): Condition => ({
  pattern: new RegExp(
    sql
      .replaceAll(/:\w+/g, "?")
      .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replace(/^dt\b/, "\\b(?:\\w+\\.)?dt"),
    "g",
  ),
  names: [...sql.matchAll(/:(\w+)/g)].map(([, name = ""]) => name),
  daysBefore,
});

const dayMs = 86_400_000;

const conditions: readonly Condition[] = [
  conditionOf(nearby(), () => 0),
  conditionOf(nearbyBoth, (from, to) => (Date.parse(to) - Date.parse(from)) / dayMs + 1),
];

/** How often a statement has a condition, with the values that make it one. */
const timesIn = (
  { sql, placeholders }: Pick<AnyReport, "sql" | "placeholders">,
  { pattern, names }: Condition,
): number =>
  [...sql.matchAll(pattern)].filter(({ index }) => {
    const before = sql.slice(0, index).split("?").length - 1;
    return names.every((name, i) => placeholders[before + i]?.name === name);
  }).length;

const dayFrom = (day: string, days: number): string => dayOf(Date.parse(day) + days * dayMs);
