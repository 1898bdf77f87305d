import type { Construct } from "constructs";
import type { DeadLetterQueue } from "../functions/deadLetterQueue";
import { Alarm } from "./alarm";
import { queueMetric } from "./queueMetric";
import type { Watch } from "./watch";
import { watchDeadLetters } from "./watchDeadLetters";

export interface WatchedQueue {
  /** The last part of the queue's own name: alarms are called `<part>-behind` and `<part>-dead-letters`. */
  readonly part: string;
  readonly queueName: string;
  readonly deadLetters: DeadLetterQueue;
  /** How long a message may wait. */
  readonly oldestSeconds: number;
  /** What late messages do to whom, as it would follow "so": `owners see no figures of the open hour`. */
  readonly harm: string;
}

/** Alarms of a queue with a consumer: messages wait too long, or were given up. */
export const watchQueue = (scope: Construct, id: string, watch: Watch, queue: WatchedQueue): void => {
  new Alarm(scope, `${id}_behind`, {
    ...watch,
    part: `${queue.part}-behind`,
    hurt: `Messages in the queue ${queue.queueName} wait for more than ${queue.oldestSeconds} seconds, so ${queue.harm}.`,
    runbook: "queue-behind",
    measure: {
      metric: queueMetric(queue.queueName, "ApproximateAgeOfOldestMessage"),
      statistic: "Maximum",
    },
    breaches: "above",
    threshold: queue.oldestSeconds,
    periodSeconds: 60,
    periods: 5,
    breachingPeriods: 3,
    silence: "fine",
  });
  watchDeadLetters(scope, `${id}_dead_letters_filled`, watch, {
    queue: queue.deadLetters,
    part: `${queue.part}-dead-letters`,
    harm: queue.harm,
  });
};
