import type { Mutation } from "./mutation";

const eventTime = "test/pipeline/raw/eventTime.test.ts";

/** The guards of time: whose clock counts, how far it may be off, and where hours and days begin. */
export const timeMutations: readonly Mutation[] = [
  {
    name: "a clock that is wrong is not put right",
    promise: "Time",
    file: "pipeline/raw/eventTime.ts",
    find: "claimedAtMs + (isSkewed ? skewMs : 0)",
    replace: "claimedAtMs",
    caughtBy: {
      file: eventTime,
      title: "puts a wrong clock right, but takes five seconds for the network's",
    },
  },
  {
    name: "the network's five seconds are taken for the clock's",
    promise: "Time",
    file: "pipeline/raw/eventTime.ts",
    find: "Math.abs(skewMs) > toleratedSkewMs",
    replace: "Math.abs(skewMs) >= toleratedSkewMs",
    caughtBy: {
      file: eventTime,
      title: "puts a wrong clock right, but takes five seconds for the network's",
    },
  },
  {
    name: "a time of the future is taken as it is",
    promise: "Time",
    file: "pipeline/raw/eventTime.ts",
    find: "  if (occurredAtMs > latestMs) return",
    replace: "  if (occurredAtMs > latestMs * 2) return",
    caughtBy: { file: eventTime, title: "clamps what lies beyond the limits" },
  },
  {
    name: "the last time before the limit of the future is clamped",
    promise: "Time",
    file: "pipeline/raw/eventTime.ts",
    find: "  if (occurredAtMs > latestMs) return",
    replace: "  if (occurredAtMs >= latestMs) return",
    caughtBy: {
      file: eventTime,
      title: "takes a time within the limits as it was sent, the limits included",
    },
  },
  {
    name: "a browser's time of long ago is taken as it is",
    promise: "Time",
    file: "pipeline/raw/eventTime.ts",
    find: 'keyKind === "browser" ? receivedAtMs - pastLimitMs : earliestHistoryMs',
    replace: "earliestHistoryMs",
    caughtBy: { file: eventTime, title: "clamps what lies beyond the limits" },
  },
  {
    name: "the first time after the limit of the past is clamped",
    promise: "Time",
    file: "pipeline/raw/eventTime.ts",
    find: "  if (occurredAtMs < earliestMs) return",
    replace: "  if (occurredAtMs <= earliestMs) return",
    caughtBy: {
      file: eventTime,
      title: "takes a time within the limits as it was sent, the limits included",
    },
  },
  {
    name: "what is received exactly on the hour belongs to the hour before",
    promise: "Time",
    file: "pipeline/raw/rawKey.ts",
    find: "new Date(ms).toISOString().slice(0, 13)",
    replace: "new Date(ms - 1).toISOString().slice(0, 13)",
    caughtBy: {
      file: "test/pipeline/raw/rawKey.test.ts",
      title: "an hour begins at its first millisecond and ends before the next one's",
    },
  },
  {
    name: "what occurs exactly at midnight belongs to the day before, in the lake",
    promise: "Time",
    file: "pipeline/raw/eventLine.ts",
    find: "Math.floor(occurredAtMs / dayMs)",
    replace: "Math.floor((occurredAtMs - 1) / dayMs)",
    caughtBy: {
      file: "test/pipeline/compaction/compact.test.ts",
      title: "files events by the UTC date on which they occurred, to the millisecond",
    },
  },
  {
    name: "what occurs exactly at midnight belongs to the day before, in the metrics",
    promise: "Time",
    file: "pipeline/metrics/userDayTally.ts",
    find: "    const day = dayOfLine(line);\n",
    replace:
      "    const day = dayOfLine({ ...line, time: { ...timeOfLine(line), occurredAtMs: timeOfLine(line).occurredAtMs - 1 } });\n",
    caughtBy: { file: "test/pipeline/metrics/userDayTally.test.ts", title: "what occurred at " },
  },
  {
    name: "the metrics take another time for an event's than the lake does",
    promise: "Metrics",
    file: "pipeline/metrics/userDayTally.ts",
    find: "sums.add(userDay, line.event, timeOfLine(line).occurredAtMs)",
    replace: "sums.add(userDay, line.event, line.event.numbers[eventPosition.occurred_at] ?? 0)",
    caughtBy: {
      file: "test/pipeline/metrics/userDayTally.test.ts",
      title: "a clock that was wrong is put right, as in the lake",
    },
  },
  {
    name: "an hour is compacted while it is open",
    promise: "Metrics",
    file: "pipeline/compaction/compact.ts",
    find: "for (let hour = lookback; hour < current;",
    replace: "for (let hour = lookback; hour <= current;",
    caughtBy: {
      file: "test/pipeline/compaction/compact.test.ts",
      title: "leaves the open hour alone unless it is named",
    },
  },
];
