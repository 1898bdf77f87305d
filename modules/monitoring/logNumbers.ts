import type { Names } from "../ground/naming";
import type { LogNumber } from "./logMetric";
import type { Metric } from "./metric";

/*
 * Functions write their entries to standard output as lines of JSON, which Lambda hands to CloudWatch as they
 * are: the selectors begin at the entry itself. `test/modules/monitoring/logNumbers.test.ts` holds them against real entries.
 */
const ofIngest = (value: string): LogNumber => ({ pattern: '{ $.event = "ingest" }', value });
/** Of the access log: what producers send, or what readers ask. A status is text there. */
const ofCalls = (method: "GET" | "POST", status: string): LogNumber => ({
  pattern: `{ $.route = "${method} *" && $.status = "${status}" }`,
  value: "1",
});
/** Of runs that found something to do: an installation without guests has no metrics to pay for. */
const ofCompaction = (value: string): LogNumber => ({
  pattern: '{ $.event = "compaction" && $.counts.lines > 0 }',
  value,
});
/** Of events alone: exports of orders repeat themselves every day, and would hide what guests' pages do. */
const ofEvents = (value: string): LogNumber => ({
  pattern: '{ $.event = "compaction" && $.dataset = "events" && $.counts.lines > 0 }',
  value,
});

/**
 * The numbers that alarms and the dashboard need and no service counts: each is a metric that costs $0.30 in a month in
 * which it is written. What services count themselves (failures, answers by kind, how many milliseconds a run of the
 * compactor took, how long messages wait) is read from their own metrics, which cost nothing; what is only ever looked
 * into (refusals by reason, runs of count and of the sweep) is asked of the logs themselves.
 */
export const logNumbers = {
  ingest: {
    AcceptedEvents: ofIngest("$.accepted"),
    RejectedEvents: ofIngest("$.rejected"),
  },
  api: {
    ThrottledRequests: ofCalls("POST", "429"),
    FailedRequests: ofCalls("POST", "5*"),
    ThrottledQuestions: ofCalls("GET", "429"),
    FailedQuestions: ofCalls("GET", "5*"),
  },
  compact: {
    // beside the rows they say how many events share a request: what the bill depends on most
    CompactedObjects: ofEvents("$.counts.objects"),
    CompactedRows: ofEvents("$.counts.rows"),
    DuplicateEvents: ofEvents("$.counts.duplicates"),
    LateRows: ofEvents("$.counts.late"),
    ClampedEvents: ofEvents("$.counts.clamped"),
    QuarantinedLines: ofCompaction("$.counts.quarantined"),
    // of the quarantined lines: a producer's mistake, where the others are ours or damage
    ConflictingEvents: ofEvents("$.counts.conflicts"),
    ParquetBytes: { ...ofCompaction("$.bytes"), unit: "Bytes" },
    // a run that only closes figures has no lines
    UserDaysTooLarge: {
      pattern: '{ $.event = "compaction" && $.user_days.too_large > 0 }',
      value: "$.user_days.too_large",
    },
  },
  quality: {
    FailedChecks: { pattern: '{ $.event = "quality_run" }', value: "$.failed" },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, LogNumber>>>>;

/** The logs that are read. */
export type ReadLog = keyof typeof logNumbers;

export type LogNumberName = { [L in ReadLog]: keyof (typeof logNumbers)[L] }[ReadLog];

/** One of the numbers as a metric of this installation. */
export const ownMetric = (names: Names, name: LogNumberName): Metric => ({
  namespace: `Footfall/${names.prefix}`,
  name,
  dimensions: {},
});
