import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import type { Reading } from "./measure";
import type { Watch } from "./watch";

export interface WatchedTable {
  /** The last part of the alarm's name is `<part>-throttled`. */
  readonly part: string;
  readonly tableName: string;
  /** What late reads and writes do to whom, as it would follow "so". */
  readonly harm: string;
}

/** The alarm of a table that turns reads or writes away. */
export const watchTable = (
  scope: Construct,
  id: string,
  watch: Watch,
  { part, tableName, harm }: WatchedTable,
): Alarm => {
  const throttled = (name: string): Reading => ({
    metric: { namespace: "AWS/DynamoDB", name, dimensions: { TableName: tableName } },
    statistic: "Sum",
  });
  return new Alarm(scope, id, {
    ...watch,
    part: `${part}-throttled`,
    hurt: `The table ${tableName} turns reads or writes away, so ${harm}.`,
    runbook: "table-throttled",
    measure: {
      // an alarm of DynamoDB's metrics stays as it is where data is missing: without a 0 it would never be over
      expression: "FILL(SUM([reads, writes]), 0)",
      label: "reads and writes turned away",
      of: { reads: throttled("ReadThrottleEvents"), writes: throttled("WriteThrottleEvents") },
    },
    breaches: "above",
    threshold: 0,
    periodSeconds: 300,
    periods: 3,
    breachingPeriods: 2,
    silence: "fine",
  });
};
