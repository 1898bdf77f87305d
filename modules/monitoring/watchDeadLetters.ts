import type { Construct } from "constructs";
import type { DeadLetterQueue } from "../functions/deadLetterQueue";
import { Alarm } from "./alarm";
import { queueMetric } from "./queueMetric";
import type { Watch } from "./watch";

/**
 * The alarm of a dead-letter queue: on until the queue is empty again. `part` is the last part of the alarm's name;
 * `harm` follows "so": `owners see no figures of the last hours`.
 */
export const watchDeadLetters = (
  scope: Construct,
  id: string,
  watch: Watch,
  { queue, part, harm }: { readonly queue: DeadLetterQueue; readonly part: string; readonly harm: string },
): Alarm =>
  new Alarm(scope, id, {
    ...watch,
    part,
    hurt: `Work was given up and lies in the queue ${queue.name}, so ${harm}.`,
    runbook: "dead-letters",
    measure: { metric: queueMetric(queue.name, "ApproximateNumberOfMessagesVisible"), statistic: "Maximum" },
    breaches: "above",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
    // SQS describes a queue as long as it has messages
    silence: "fine",
  });
