import type { Metric } from "./metric";

/** One of the metrics by which SQS describes a queue. */
export const queueMetric = (
  queueName: string,
  name: "ApproximateAgeOfOldestMessage" | "ApproximateNumberOfMessagesVisible",
): Metric => ({ namespace: "AWS/SQS", name, dimensions: { QueueName: queueName } });
