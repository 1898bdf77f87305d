import type { ITerraformDependable } from "cdktf";
import type { ServiceRole } from "../ground/serviceRole";
import type { Metric } from "../monitoring/metric";

/** What a schedule can start: a function, a state machine. */
export interface ScheduleTarget {
  readonly arn: string;
  /** What a schedule must wait for: its ARN says nothing of whether it is there. */
  readonly resource: ITerraformDependable;
  /** Counts one for each start: a schedule whose target does not start did not run. */
  readonly starts: Metric;
  /** Lets a role start it, and nothing else. */
  grantStart(role: ServiceRole): void;
}
