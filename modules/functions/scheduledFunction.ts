import { Construct } from "constructs";
import { watchDeadLetters } from "../monitoring/watchDeadLetters";
import { watchFunction } from "../monitoring/watchFunction";
import { DeadLetterQueue } from "./deadLetterQueue";
import { NodeFunction, type NodeFunctionProps } from "./nodeFunction";
import { Schedule, type ScheduleProps } from "./schedule";
import type { ScheduleTarget } from "./scheduleTarget";

export interface ScheduledFunctionProps
  extends Omit<NodeFunctionProps, "deadLetters">,
    Pick<ScheduleProps, "cron" | "monitoring"> {
  /** What the function is called with. @default an empty object */
  readonly input?: ScheduleProps["input"];
  /** What the clock starts, where something stands between it and the function. @default the function itself */
  readonly startedBy?: (target: NodeFunction) => ScheduleTarget;
}

/**
 * A function that works by the clock, with all that belongs to it: bundle, role, log group, dead-letter queue, schedule,
 * and the alarms that it fails, takes too long, did not run, or left dead letters.
 */
export class ScheduledFunction extends Construct {
  readonly target: NodeFunction;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    const { names, handler, monitoring } = props;
    const { watch, harm } = monitoring;
    this.deadLetters = new DeadLetterQueue(this, "dead_letters", {
      accountId: props.accountId,
      region: props.region,
      name: names.regional(`${handler}-dead-letters`),
      key: props.key,
    });
    this.target = new NodeFunction(this, "Resource", { ...props, deadLetters: this.deadLetters });
    new Schedule(this, "schedule", {
      accountId: props.accountId,
      region: props.region,
      names,
      part: handler,
      description: props.description,
      cron: props.cron,
      target: props.startedBy?.(this.target) ?? this.target,
      input: props.input ?? {},
      key: props.key,
      deadLetters: this.deadLetters,
      monitoring,
    });
    watchFunction(this, watch, { target: this.target, harm }, handler);
    watchDeadLetters(this, "dead_letters_filled", watch, {
      queue: this.deadLetters,
      part: `${handler}-dead-letters`,
      harm,
    });
  }
}
