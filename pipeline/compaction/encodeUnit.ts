import { createHash } from "node:crypto";
import { cutText } from "../event/cutText";
import type { CommitRecord, CompactionCounts, DataFile } from "../lake/commitRecord";
import { type AttemptId, dataKey, type Unit } from "../lake/lakeKey";
import { type RawInput } from "../raw/rawHour";
import { parseRawKey } from "../raw/rawKey";
import { readRawObject } from "../raw/readRawObject";
import type { CompactionParts } from "./compactionParts";
import { eventRow } from "./eventRow";
import { type IdentitySet, identityOf, identitySet } from "./identitySet";
import { inOrder } from "./inOrder";
import { type PartitionFile, partitionFiles } from "./partitionFiles";
import { rawObjectCompacted } from "./rawObjectCompacted";

/** A unit's raw objects turned into data files, nothing of it stored yet. */
export interface EncodedUnit {
  readonly files: readonly { readonly entry: DataFile; readonly body: Uint8Array }[];
  /** The unit's sidecar: the identities of all events in its raw objects, kept or not. */
  readonly sidecar: Uint8Array;
  readonly counts: CompactionCounts;
  readonly quarantined: CommitRecord["quarantined"];
}

const quarantinedShown = 100;

/** Raw objects are small: while one is decoded, the next are on their way. */
const objectsAtOnce = 16;

/**
 * Reads a unit's raw objects in the order of their keys, drops every event that an earlier line or an earlier
 * unit has, and encodes the rest by day. What comes out depends on the inputs and the earlier identities alone.
 */
export const encodeUnit = async (
  parts: CompactionParts,
  unit: Unit,
  attempt: AttemptId,
  inputs: readonly RawInput[],
  earlier: Pick<IdentitySet, "has">,
): Promise<EncodedUnit> => {
  const mine = identitySet();
  const files = partitionFiles(parts.createdBy);
  const tally = { lines: 0, rows: 0, duplicates: 0, skew_corrected: 0, clamped: 0, quarantined: 0 };
  const quarantined: CommitRecord["quarantined"][number][] = [];

  const objects = inOrder(inputs, objectsAtOnce, async ({ key }) => ({
    key,
    lines: await readRawObject(parts.raw, key),
  }));
  for await (const { key, lines } of objects) {
    const batchId = parseRawKey(key)?.batchId ?? key;
    for (const line of lines) {
      tally.lines += 1;
      if (line.kind === "bad") {
        tally.quarantined += 1;
        if (quarantined.length < quarantinedShown)
          quarantined.push({ key, line: line.line, errors: briefly(line.errors) });
        continue;
      }
      const identity = identityOf(line.envelope.event);
      const isMyFirst = mine.add(identity);
      if (!isMyFirst || earlier.has(identity)) {
        tally.duplicates += 1;
        continue;
      }
      const placed = eventRow(line.envelope, batchId);
      tally.rows += 1;
      if (placed.row.time_rule === "skew_corrected") tally.skew_corrected += 1;
      else if (placed.row.time_rule !== "as_sent") tally.clamped += 1;
      await files.add(placed);
    }
    rawObjectCompacted.publish({ key });
  }

  return {
    files: (await files.finish()).map((file) => ({
      entry: dataFile(parts.dataset, unit, attempt, file),
      body: file.body,
    })),
    sidecar: mine.bytes(),
    counts: { objects: inputs.length, ...tally },
    quarantined,
  };
};

/** The first reasons, none long: a record of hundred bad lines stays small. */
const briefly = (errors: readonly string[]): readonly string[] =>
  errors.slice(0, 5).map((error) => cutText(error, 200));

const dataFile = (
  dataset: string,
  unit: Unit,
  attempt: AttemptId,
  { day, rows, body }: PartitionFile,
): DataFile => ({
  day,
  key: dataKey(dataset, day, unit, attempt),
  rows,
  bytes: body.length,
  sha256: createHash("sha256").update(body).digest("hex"),
});
