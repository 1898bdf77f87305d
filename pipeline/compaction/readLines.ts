import { cutText } from "../event/cutText";
import type { EpochMs } from "../event/fieldType";
import { type CompactionCounts, noCounts } from "../lake/commitRecord";
import { encodeQuarantine, type QuarantinedLine } from "../lake/quarantine";
import type { UserDay } from "../metrics/userDay";
import type { UserDayMetrics } from "../metrics/userDayMetrics";
import type { EventTime } from "../raw/eventTime";
import type { CompactionParts } from "./compactionParts";
import { type HeldBytes, heldBytes } from "./heldBytes";
import type { HeldSightings } from "./heldSightings";
import type { Judge } from "./judge";
import { rawObjectCompacted } from "./rawObjectCompacted";
import { type UnitInputs, unitObjects } from "./unitObjects";

/** What a unit's raw objects say, beside their rows. */
export interface UnitReading {
  /** The first sighting of each record in them, kept or not. */
  readonly sidecar: HeldSightings;
  /** The metrics of every user-day that a line names: of the rows alone, so perhaps empty. Each is made as its turn comes. */
  readonly userDays: Iterable<readonly [UserDay, UserDayMetrics]>;
  readonly counts: CompactionCounts;
  /** The list of the quarantined lines, as it is stored; empty where there are none. */
  readonly quarantine: HeldBytes;
}

/** A row to be, with the id of its batch; where the next has to wait, what it has to wait for. */
export type TakeRow = (line: unknown, batchId: string) => Promise<void> | undefined;

/** More than one hour of honest producers ever has; beyond, lines are counted but not listed. */
const quarantinedListed = 100_000;

/** Of the list of quarantined lines that is held in memory, where there is another place. */
const quarantineBytesInMemory = 4_000_000;

/**
 * Reads a unit's raw objects in the order of their keys. A record that an earlier unit or an earlier line has is a
 * duplicate where it says the same, and else quarantined: the first version stays. What comes out depends on the inputs
 * and the earlier sightings alone. Undefined where an object has gone since it was listed.
 */
export const readLines = async (
  parts: CompactionParts,
  source: UnitInputs,
  judge: Judge,
  take: TakeRow,
): Promise<UnitReading | "overfull" | undefined> => {
  const { dataset, spilling } = parts;
  const userDays = dataset.userDayTally?.();
  const tally: Tally = { ...noCounts, objects: source.inputs.length };
  const listed = heldBytes(spilling?.newScratchFile);
  const quarantine = (line: QuarantinedLine): void => {
    tally.quarantined += 1;
    if (tally.quarantined <= quarantinedListed) listed.add(encodeQuarantine([line]));
  };

  for await (const { key, batchId, lines } of unitObjects(parts, source)) {
    if (lines === undefined) return undefined;
    for (const read of lines) {
      tally.lines += 1;
      if (read.kind === "bad") {
        quarantine({ key, line: read.line, errors: briefly(read.errors) });
        continue;
      }
      const { envelope, line } = read;
      const verdict = judge.judge(envelope, batchId, line);
      if (verdict === "row") {
        tallyRow(tally, dataset.receivedAtOf(envelope), dataset.timeOf?.(envelope));
        userDays?.count(envelope);
        const taken = take(envelope, batchId);
        if (taken !== undefined) await taken;
        continue;
      }
      userDays?.mention(envelope);
      if (verdict === "duplicate") tally.duplicates += 1;
      else {
        tally.conflicts += 1;
        const { content, first } = verdict;
        quarantine({ key, line, content, errors: [otherContent], first });
      }
    }
    if (judge.isOverfull) return "overfull";
    if (listed.bytesInMemory > quarantineBytesInMemory) await listed.spill();
    rawObjectCompacted.publish({ key });
  }
  return {
    sidecar: judge.sidecar(),
    userDays: userDays?.all() ?? [],
    counts: tally,
    quarantine: listed,
  };
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
