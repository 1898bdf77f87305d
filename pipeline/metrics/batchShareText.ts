import { decode } from "../event/decode";
import type { BatchShare } from "./metricsTable";
import { sumOfMetrics, type UserDayMetrics } from "./userDayMetrics";
import { UserDayMetricsText } from "./userDayMetricsText";

/** Enough of a batch's id to tell it from the others of its hour. */
const idDigits = 16;

/**
 * What a batch adds to a user-day, as an element of a set: the beginning of the batch's id, a blank, the metrics. The
 * same batch is the same text, so that adding it to the set once more adds nothing.
 */
export const batchShareText = ({ batchId, metrics }: Pick<BatchShare, "batchId" | "metrics">): string =>
  `${batchId.slice(0, idDigits)} ${UserDayMetricsText.encode(metrics)}`;

/**
 * What batches add up to. Two texts of one batch come from two versions of the code that counted it: the first in
 * the order of texts stands for it.
 */
export const sumOfBatchShares = (texts: Iterable<string>): UserDayMetrics => {
  const byBatch = new Map<string, string>();
  for (const text of texts) {
    const batch = text.slice(0, idDigits);
    const other = byBatch.get(batch);
    if (other === undefined || text < other) byBatch.set(batch, text);
  }
  return sumOfMetrics([...byBatch.values()].map(metricsIn));
};

const metricsIn = (text: string): UserDayMetrics => {
  const metrics = decode(UserDayMetricsText, text.slice(idDigits + 1));
  if (metrics.kind === "valid") return metrics.value;
  throw new Error(`a batch's share: ${metrics.errors.join("; ")}`);
};
