import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import { ownMetric } from "./logNumbers";
import { scannedBytes } from "./scannedBytes";
import type { Watch } from "./watch";

export interface WatchedLake {
  readonly workgroup: string;
  /** Reading beyond this in one day is told. */
  readonly scannedGbPerDay: number;
}

const bytesPerGb = 1024 ** 3;

/** Alarms of what lies in the lake and of what reads it. */
export const watchLake = (
  scope: Construct,
  watch: Watch,
  { workgroup, scannedGbPerDay }: WatchedLake,
): void => {
  new Alarm(scope, "lines_quarantined", {
    ...watch,
    part: "lines-quarantined",
    hurt: "Raw lines could not be read and were left out of the lake: owners' figures lack those events or records.",
    runbook: "lines-quarantined",
    measure: { metric: ownMetric(watch.names, "QuarantinedLines"), statistic: "Sum" },
    breaches: "above",
    threshold: 0,
    periodSeconds: 3600,
    periods: 1,
    silence: "fine",
  });
  new Alarm(scope, "queries_expensive", {
    ...watch,
    part: "queries-expensive",
    hurt: `Queries read more than ${scannedGbPerDay} GB in a day: whoever pays the bill pays about $5 for each 1000 GB.`,
    runbook: "queries-expensive",
    measure: {
      expression: "SUM([succeeded, canceled])",
      label: "bytes read",
      of: {
        succeeded: { metric: scannedBytes(workgroup, "SUCCEEDED"), statistic: "Sum" },
        canceled: { metric: scannedBytes(workgroup, "CANCELED"), statistic: "Sum" },
      },
    },
    breaches: "above",
    threshold: scannedGbPerDay * bytesPerGb,
    periodSeconds: 86_400,
    periods: 1,
    silence: "fine",
  });
};
