import { isDeepStrictEqual } from "node:util";
import type { Day } from "../../pipeline/lake/lakeKey";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import type { SqlEngine } from "../../pipeline/reports/sqlEngine";
import { groupedMetrics } from "./groupedMetrics";

export interface MetricsOptions {
  readonly table: MetricsTable;
  /** Over what the manifests name. */
  readonly engine: SqlEngine;
  /** Everybody whom a line names that is stored raw. */
  readonly guests: ReadonlySet<string>;
}

export interface MetricsCheck {
  readonly violations: readonly string[];
  /** User-days that have metrics, by site. */
  readonly userDays: number;
}

/** What is wrong with the metrics, once every hour is closed: against the rows that readers see. */
export const checkMetrics = async ({ table, engine, guests }: MetricsOptions): Promise<MetricsCheck> => {
  const grouped = await groupedMetrics(engine);
  const found = new Map<string, unknown>();
  const violations: string[] = [];
  for (const guest of guests)
    for (const { userDay, final, provisional } of await table.read(
      guest,
      "1990-01-01" as Day,
      "2200-01-01" as Day,
    )) {
      for (const [site, metrics] of final) found.set(`${guest} ${userDay.day} ${site}`, metrics);
      for (const [site, { events }] of provisional)
        violations.push(`metrics: ${guest} ${userDay.day} ${site}: ${events} events are provisional`);
    }
  for (const name of new Set([...grouped.keys(), ...found.keys()]))
    if (!isDeepStrictEqual(found.get(name), grouped.get(name)))
      violations.push(
        `metrics: ${name}: ${JSON.stringify(found.get(name))}, but the lake's rows say ${JSON.stringify(grouped.get(name))}`,
      );
  return { violations, userDays: grouped.size };
};
