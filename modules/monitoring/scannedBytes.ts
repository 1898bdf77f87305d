import type { Metric } from "./metric";

/**
 * What Athena read for a workgroup's queries that ended so. It counts each way of ending apart; failed queries are
 * not paid for.
 */
export const scannedBytes = (workgroup: string, ended: "SUCCEEDED" | "CANCELED"): Metric => ({
  namespace: "AWS/Athena",
  name: "ProcessedBytes",
  dimensions: { QueryState: ended, QueryType: "DML", WorkGroup: workgroup },
});
