import type { Construct } from "constructs";
import type { NodeFunction } from "../functions/nodeFunction";
import { Alarm } from "./alarm";
import type { Watch } from "./watch";

export interface WatchedFunction {
  readonly target: NodeFunction;
  /** What its failing does to whom, as it would follow "so": `owners see no figures of the last hours`. */
  readonly harm: string;
}

/** Of its timeout; a run that takes longer leaves too little for a busier hour. */
const nearTimeoutShare = 0.8;

/**
 * Alarms of a function that nobody waits for: it failed and so did its retry, or it runs nearly out of time. One
 * failure alone is no alarm: Lambda tries again within minutes, and what fails for good becomes a dead letter.
 */
export const watchFunction = (
  scope: Construct,
  watch: Watch,
  { target, harm }: WatchedFunction,
  part: string,
): void => {
  new Alarm(scope, "failing", {
    ...watch,
    part: `${part}-failing`,
    hurt: `The function ${target.name} fails again and again, so ${harm}.`,
    runbook: "function-failing",
    measure: { metric: target.metric("Errors"), statistic: "Sum" },
    breaches: "above",
    threshold: 1,
    periodSeconds: 3600,
    periods: 1,
    silence: "fine",
  });
  new Alarm(scope, "near_timeout", {
    ...watch,
    part: `${part}-near-timeout`,
    hurt:
      `The function ${target.name} takes more than ${nearTimeoutShare * 100} % of its ` +
      `${target.timeoutSeconds} seconds: on a busier day it is cut off, so ${harm}.`,
    runbook: "near-timeout",
    measure: { metric: target.metric("Duration"), statistic: "Maximum" },
    breaches: "above",
    threshold: target.timeoutSeconds * 1000 * nearTimeoutShare,
    periodSeconds: 3600,
    periods: 1,
    silence: "fine",
  });
};
