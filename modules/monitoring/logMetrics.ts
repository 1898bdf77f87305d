import { Construct } from "constructs";
import type { Names } from "../ground/naming";
import { LogMetric } from "./logMetric";
import { type LogNumberName, logNumbers, ownMetric, type ReadLog } from "./logNumbers";

export interface LogMetricsProps {
  readonly names: Names;
  /** Their names, as their resources give them. */
  readonly logGroups: Readonly<Record<ReadLog, string>>;
}

/** The metrics of this installation, out of its functions' and its API's logs. */
export class LogMetrics extends Construct {
  constructor(scope: Construct, id: string, { names, logGroups }: LogMetricsProps) {
    super(scope, id);
    for (const log of Object.keys(logNumbers) as ReadLog[])
      for (const [name, number] of Object.entries(logNumbers[log]))
        new LogMetric(this, idOf(name), {
          metric: ownMetric(names, name as LogNumberName),
          logGroup: logGroups[log],
          number,
        });
  }
}

/** `AcceptedEvents` becomes `accepted_events`. */
const idOf = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
