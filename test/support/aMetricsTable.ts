import { type EmbeddedDynamodb, embeddedDynamodb } from "../../local/embeddedDynamodb";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import { metricsTableOf } from "../../pipeline/metrics/metricsTable.dynamodb";

/** A metrics table in dynalite, for the tests of one file; empty, and in memory unless a folder is named. */
export interface DynaliteTable {
  readonly table: MetricsTable;
  readonly close: () => Promise<void>;
}

/** Starts dynalite with a table; whoever starts it closes it. */
export const aMetricsTable = async (folder?: string): Promise<DynaliteTable> => {
  const dynamodb: EmbeddedDynamodb = await embeddedDynamodb({
    table: "metrics",
    ...(folder === undefined ? {} : { folder }),
  });
  return { table: metricsTableOf("metrics"), close: dynamodb.close };
};
