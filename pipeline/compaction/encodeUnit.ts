import { createHash } from "node:crypto";
import type { CommitRecord, CompactionCounts, DataFile } from "../lake/commitRecord";
import { type AttemptId, dataKey, type Unit } from "../lake/lakeKey";
import { type RawInput } from "../raw/rawHour";
import { parseRawKey } from "../raw/rawKey";
import { readRawObject } from "../raw/readRawObject";
import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { eventRow } from "./eventRow";
import { type PartitionFile, partitionFiles } from "./partitionFiles";
import { decodeSidecar, encodeSidecar, type IdentityHash, identityOf } from "./sidecar";

/** A unit's raw objects turned into data files, nothing of it stored yet. */
export interface EncodedUnit {
  readonly files: readonly { readonly entry: DataFile; readonly body: Uint8Array }[];
  /** The identities of all events in the unit, kept or not. */
  readonly sidecar: Uint8Array;
  readonly counts: CompactionCounts;
  readonly quarantined: CommitRecord["quarantined"];
}

const quarantinedShown = 100;

/**
 * Reads a unit's raw objects in the order of their keys, drops every event that an earlier line or an earlier
 * unit has, and encodes the rest by day. What comes out depends on the inputs and the sidecars alone.
 */
export const encodeUnit = async (
  parts: CompactionParts,
  unit: Unit,
  attempt: AttemptId,
  inputs: readonly RawInput[],
  sidecars: readonly ObjectKey[],
): Promise<EncodedUnit> => {
  const earlier = await readIdentities(parts, sidecars);
  const mine = new Set<IdentityHash>();
  const files = partitionFiles(parts.createdBy);
  const tally = { lines: 0, rows: 0, duplicates: 0, skew_corrected: 0, clamped: 0, quarantined: 0 };
  const quarantined: CommitRecord["quarantined"][number][] = [];

  for (const { key } of inputs) {
    const batchId = parseRawKey(key)?.batchId ?? key;
    for await (const line of readRawObject(parts.raw, key)) {
      tally.lines += 1;
      if (line.kind === "bad") {
        tally.quarantined += 1;
        if (quarantined.length < quarantinedShown)
          quarantined.push({ key, line: line.line, errors: line.errors });
        continue;
      }
      const identity = identityOf(line.envelope.event);
      const isDuplicate = mine.has(identity) || earlier.has(identity);
      mine.add(identity);
      if (isDuplicate) {
        tally.duplicates += 1;
        continue;
      }
      const placed = eventRow(line.envelope, batchId);
      tally.rows += 1;
      if (placed.row.time_rule === "skew_corrected") tally.skew_corrected += 1;
      else if (placed.row.time_rule !== "as_sent") tally.clamped += 1;
      await files.add(placed);
    }
  }

  return {
    files: (await files.finish()).map((file) => ({
      entry: dataFile(parts.dataset, unit, attempt, file),
      body: file.body,
    })),
    sidecar: encodeSidecar(mine),
    counts: { objects: inputs.length, ...tally },
    quarantined,
  };
};

const readIdentities = async (
  { lake }: CompactionParts,
  sidecars: readonly ObjectKey[],
): Promise<ReadonlySet<IdentityHash>> => {
  const identities = new Set<IdentityHash>();
  for (const key of sidecars) {
    const sidecar = await lake.get(key);
    if (sidecar === undefined) throw new Error(`${key}: a sidecar vanished between listing and reading`);
    for (const identity of decodeSidecar(sidecar.body)) identities.add(identity);
  }
  return identities;
};

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
