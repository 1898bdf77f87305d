import type { EventRow } from "../event/events";
import type { EpochMs } from "../event/fieldType";
import type { Envelope } from "./envelope";

/** When an event counts as having occurred, and by which rule. */
export interface EventTime {
  readonly occurredAtMs: EpochMs;
  readonly rule: EventRow["time_rule"];
}

/** What a line says of times. */
export interface ClaimedTime {
  readonly receivedAtMs: EpochMs;
  /** The sender's clock when it sent the batch, where it said so. */
  readonly sentAtMs: EpochMs | undefined;
  readonly keyKind: Envelope["key_kind"];
  /** When the event occurred, by the producer's clock. */
  readonly claimedAtMs: EpochMs;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The bounds that {@link eventTime} judges by; a view over the raw objects does the same in SQL. */
export const timeBounds = {
  /** Differences up to here are the network's, not the clock's. */
  toleratedSkewMs: 5_000,
  futureLimitMs: 5 * minuteMs,
  pastLimitMs: 30 * dayMs,
  /** What the codec of a time admits; a skewed clock may still point before it. */
  earliestHistoryMs: Date.UTC(1990, 0, 1),
} as const;

/**
 * Judges the time that a producer claims. Where the batch says when it was sent, the sender's clock is put right
 * by the difference to the time of receipt. Then nothing lies more than 5 minutes after receipt, nor, for
 * browsers, whose clocks are anybody's, more than 30 days before it. Servers may send their history.
 */
export const eventTime = ({ receivedAtMs, sentAtMs, keyKind, claimedAtMs }: ClaimedTime): EventTime => {
  const { toleratedSkewMs, futureLimitMs, pastLimitMs, earliestHistoryMs } = timeBounds;
  const skewMs = sentAtMs === undefined ? 0 : receivedAtMs - sentAtMs;
  const isSkewed = Math.abs(skewMs) > toleratedSkewMs;
  const occurredAtMs = claimedAtMs + (isSkewed ? skewMs : 0);

  const latestMs = receivedAtMs + futureLimitMs;
  if (occurredAtMs > latestMs) return { occurredAtMs: latestMs, rule: "clamped_to_future_limit" };
  const earliestMs = keyKind === "browser" ? receivedAtMs - pastLimitMs : earliestHistoryMs;
  if (occurredAtMs < earliestMs) return { occurredAtMs: earliestMs, rule: "clamped_to_past_limit" };
  return { occurredAtMs, rule: isSkewed ? "skew_corrected" : "as_sent" };
};
