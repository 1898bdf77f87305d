import { cutText } from "../event/cutText";
import type { EpochMs } from "../event/fieldType";
import { type CompactionCounts, noCounts } from "../lake/commitRecord";
import type { Unit } from "../lake/lakeKey";
import type { QuarantinedLine } from "../lake/quarantine";
import type { UserDay } from "../metrics/userDay";
import type { UserDayMetrics } from "../metrics/userDayMetrics";
import type { EventTime } from "../raw/eventTime";
import type { RawInput } from "../raw/rawHour";
import { parseRawKey, rawShardPrefix } from "../raw/rawKey";
import { readRawObject } from "../raw/readRawObject";
import type { CompactionParts } from "./compactionParts";
import { type ReadSidecars, versionOf } from "./earlierIdentities";
import { factsOf, identitySet, isSameContent } from "./identitySet";
import { inOrder } from "./inOrder";
import { rawObjectCompacted } from "./rawObjectCompacted";

/** What a unit's raw objects say, beside their rows. */
export interface UnitReading {
  /** The first sighting of each record in them, kept or not. */
  readonly sidecar: Uint8Array;
  /** The metrics of every user-day that a line names: of the rows alone, so perhaps empty. */
  readonly userDays: readonly (readonly [UserDay, UserDayMetrics])[];
  readonly counts: CompactionCounts;
  readonly quarantined: readonly QuarantinedLine[];
}

/** A row to be, with the id of its batch; resolves once it may be followed by the next. */
export type TakeRow = (line: unknown, batchId: string) => Promise<void>;

/** Raw objects are small: while one is decoded, the next are on their way. */
const objectsAtOnce = 16;

/** More than one hour of honest producers ever has; beyond, lines are counted but not listed. */
const quarantinedListed = 100_000;

/**
 * Reads a unit's raw objects in the order of their keys. A record that an earlier unit or an earlier line has is a
 * duplicate where it says the same, and else quarantined: the first version stays. What comes out depends on the inputs
 * and the earlier sightings alone. Undefined where an object has gone since it was listed: to read it as empty would
 * let its rows be dropped.
 */
export const readUnit = async (
  parts: CompactionParts,
  unit: Unit,
  inputs: readonly RawInput[],
  earlier: ReadSidecars,
  take: TakeRow,
): Promise<UnitReading | undefined> => {
  const { dataset } = parts;
  const lineReader = dataset.lineReader();
  const mine = identitySet();
  const userDays = dataset.userDayTally?.();
  const tally: Tally = { ...noCounts, objects: inputs.length };
  const quarantined: QuarantinedLine[] = [];
  const quarantine = (line: QuarantinedLine): void => {
    tally.quarantined += 1;
    if (quarantined.length < quarantinedListed) quarantined.push(line);
  };

  /** Where a record was sighted first, before this line. */
  const firstOf = (sighting: Buffer) => {
    const before = earlier.identities.find(sighting);
    if (before !== undefined)
      return {
        sighting: earlier.identities.at(before),
        version: () => versionOf(dataset.name, earlier, before),
      };
    const own = mine.find(sighting);
    if (own === undefined) return undefined;
    const first = mine.at(own);
    const { batch, line, content } = factsOf(first);
    return {
      sighting: first,
      version: () => ({ key: `${rawShardPrefix(dataset.name, unit)}${batch}`, line, content }),
    };
  };

  const objects = inOrder(inputs, objectsAtOnce, async ({ key }) => ({
    key,
    lines: await readRawObject(parts.raw, key, lineReader),
  }));
  for await (const { key, lines } of objects) {
    if (lines === undefined) return undefined;
    const batchId = parseRawKey(key)?.batchId ?? key;
    for (const read of lines) {
      tally.lines += 1;
      if (read.kind === "bad") {
        quarantine({ key, line: read.line, errors: briefly(read.errors) });
        continue;
      }
      const { envelope, line } = read;
      const sighting = dataset.sightingOf(envelope, batchId, line);
      const first = firstOf(sighting);
      mine.add(sighting);
      if (first === undefined) {
        tallyRow(tally, dataset.receivedAtOf(envelope), dataset.timeOf?.(envelope));
        userDays?.count(envelope);
        await take(envelope, batchId);
        continue;
      }
      userDays?.mention(envelope);
      if (isSameContent(first.sighting, sighting)) tally.duplicates += 1;
      else {
        tally.conflicts += 1;
        const { content } = factsOf(sighting);
        quarantine({ key, line, content, errors: [otherContent], first: first.version() });
      }
    }
    rawObjectCompacted.publish({ key });
  }
  return { sidecar: mine.bytes(), userDays: userDays?.all() ?? [], counts: tally, quarantined };
};

const otherContent = "event: its id was used before, at the same site, for other content; that version stays";

type Tally = { -readonly [K in keyof CompactionCounts]: number };

const lateAfterMs = 3_600_000;

const tallyRow = (tally: Tally, receivedAtMs: EpochMs, time: EventTime | undefined): void => {
  tally.rows += 1;
  if (time === undefined) return;
  const { occurredAtMs, rule } = time;
  if (rule === "skew_corrected") tally.skew_corrected += 1;
  else if (rule !== "as_sent") tally.clamped += 1;
  if (receivedAtMs - occurredAtMs >= lateAfterMs) tally.late += 1;
};

/** The first reasons, none long: a list of many bad lines stays small. */
const briefly = (errors: readonly string[]): readonly string[] =>
  errors.slice(0, 5).map((error) => cutText(error, 200));
