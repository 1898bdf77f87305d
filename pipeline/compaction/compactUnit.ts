import { type CommitRecord, decodeCommitRecord } from "../lake/commitRecord";
import { manifestKey, quarantineKey, sidecarKey, type Unit } from "../lake/lakeKey";
import { decodeManifest, filesOf, withoutRollUps } from "../lake/manifest";
import { readRollUps } from "../lake/readRollUps";
import { inputsHash, type RawInput } from "../raw/rawHour";
import type { ObjectKey } from "../storage/objectStore";
import { scratchFiles } from "../storage/scratchFiles";
import { type ClosedUserDays, closeMetrics, encodedName } from "./closeMetrics";
import type { CompactionParts } from "./compactionParts";
import { confirmRecord } from "./confirmRecord";
import { encodeUnit } from "./encodeUnit";
import { commitsOf, type HourView, sidecarsBefore } from "./hourView";
import { isSameList } from "./isSameList";
import { publish } from "./publish";
import { putPieces } from "./putPieces";
import { putRecord } from "./putRecord";
import { readSidecar } from "./readUnit";

/**
 * What became of a unit. `unchanged`: the lake already shows exactly these inputs. `overtaken`: somebody else
 * committed, or swept, since the view was taken; take a new view and try again.
 */
export type UnitOutcome =
  | {
      readonly kind: "unchanged" | "completed" | "compacted";
      readonly record: CommitRecord;
      readonly userDays: ClosedUserDays;
    }
  | { readonly kind: "overtaken" };

const overtaken: UnitOutcome = { kind: "overtaken" };

/**
 * Brings a unit's raw objects into the lake: data files under names never used before, then the commit record,
 * then the day manifests, each by a conditional put, then the sidecar, and last, for a closed hour, the metrics. A crash
 * before the manifests leaves files that no reader sees; a crash after the record leaves what the next run completes.
 * Until the sidecar is there no other unit takes this one's events for shown: a later hour that shows one
 * of them goes on doing so. Where only sidecars of other units have come since an attempt, and hold none of this
 * one's events, that attempt's files are right still.
 */
export const compactUnit = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
): Promise<UnitOutcome> => {
  const { spilling } = parts;
  if (spilling === undefined) return compactWith(parts, unit, view);
  const { newFile, dropAll } = scratchFiles(spilling.newScratchFile);
  try {
    return await compactWith({ ...parts, spilling: { ...spilling, newScratchFile: newFile } }, unit, view);
  } finally {
    for (const [key, { isOnDisk }] of view.learnt.sidecars) if (isOnDisk) view.learnt.sidecars.delete(key);
    await dropAll();
  }
};

const compactWith = async (parts: CompactionParts, unit: Unit, view: HourView): Promise<UnitOutcome> => {
  const inputs = view.raw.shards.get(unit.shard) ?? [];
  const inputsId = inputsHash(inputs);
  const ownSidecar = sidecarKey(parts.dataset.name, { unit, inputs: inputs.length, inputsHash: inputsId });
  const sidecars = sidecarsBefore(view, unit);
  const records = await readRecords(parts, unit, view);
  const days = new Set(records.flatMap(({ outputs }) => outputs.map(({ day }) => day)));

  refuseLoss(records, inputs);

  const sameInputs = records.filter((record) => inputsHash(record.inputs) === inputsId);
  const sameSidecars = sameInputs.filter((record) => isSameList(record.sidecars, sidecars));
  const known =
    (await latestAgain(parts, unit, view, records, await mostShown(parts, unit, sameSidecars))) ??
    (await confirmRecord(parts, unit, view, await mostShown(parts, unit, sameInputs), ownSidecar, sidecars));
  if (known === "overtaken") return overtaken;
  if (known !== undefined) {
    const published = await publish(parts, unit, view, known, days);
    if (published === "overtaken") return overtaken;
    if (published !== "expired") {
      const kind = published === "unchanged" ? ("unchanged" as const) : ("completed" as const);
      return settle(parts, unit, view, records, known, ownSidecar, kind);
    }
  }

  const record = await write(parts, unit, view, inputs, ownSidecar, sidecars);
  if (record === "overtaken") return overtaken;
  for (const { day } of record.outputs) days.add(day);
  const published = await publish(parts, unit, view, record, days);
  if (published === "expired")
    throw new Error("took longer to encode than its files are safe from the sweep: they are left to it");
  return published === "overtaken"
    ? overtaken
    : settle(parts, unit, view, records, record, ownSidecar, "compacted");
};

/** Every attempt at the unit that got as far as its commit record before the view was taken, in their order. */
const readRecords = async (
  { lake }: CompactionParts,
  unit: Unit,
  view: HourView,
): Promise<readonly CommitRecord[]> => {
  const records: CommitRecord[] = [];
  for (const key of commitsOf(view, unit)) {
    const object = await lake.get(key);
    if (object !== undefined) records.push(decodeCommitRecord(key, object.body));
  }
  return records;
};

/** Raw objects only ever come. Where some have gone, compacting what is left would take their rows out of the lake. */
const refuseLoss = (records: readonly CommitRecord[], inputs: readonly RawInput[]): void => {
  const present = new Set(inputs.map(({ key }) => key));
  for (const record of records) {
    const gone = record.inputs.find(({ key }) => !present.has(key));
    if (gone !== undefined)
      throw new Error(`${gone.key}: was compacted before and has gone since; its rows stay as they are`);
  }
};

/** Of several attempts at the same inputs: the one that readers see already, else the latest. */
const mostShown = async (
  { lake, dataset }: CompactionParts,
  unit: Unit,
  records: readonly CommitRecord[],
): Promise<CommitRecord | undefined> => {
  if (records.length < 2) return records[0];
  const shown = new Set<string>();
  for (const day of new Set(records.flatMap(({ outputs }) => outputs.map((output) => output.day)))) {
    const key = manifestKey(dataset.name, day);
    const object = await lake.get(key);
    if (object === undefined) continue;
    const manifest = decodeManifest(key, object.body);
    const rollUps = await readRollUps(lake, dataset.name, manifest);
    for (const file of filesOf(withoutRollUps(manifest, rollUps), unit)) shown.add(file);
  }
  const shownFiles = ({ outputs }: CommitRecord): number =>
    outputs.filter(({ key }) => shown.has(key)).length;
  return [...records].sort((a, b) => shownFiles(b) - shownFiles(a) || b.sequence - a.sequence)[0];
};

/**
 * Where the right record is not the unit's latest (the window was changed, and changed back), it is put again: what
 * goes by the latest, as metrics and the sweep do, goes by this one.
 */
const latestAgain = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  records: readonly CommitRecord[],
  right: CommitRecord | undefined,
): Promise<CommitRecord | "overtaken" | undefined> =>
  right === undefined || right === records.at(-1)
    ? right
    : putRecord(parts, unit, view, { ...right, attempt: parts.newAttemptId() });

/** Encodes the unit and stores its data files and commit record: nothing that anybody goes by yet. */
const write = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  inputs: readonly RawInput[],
  ownSidecar: ObjectKey,
  sidecars: readonly ObjectKey[],
): Promise<CommitRecord | "overtaken"> => {
  const { lake, dataset } = parts;
  const attempt = parts.newAttemptId();
  const encodedAtMs = parts.now();
  const encoded = await encodeUnit(parts, view, attempt, { unit, inputs, sidecars });
  if (encoded === undefined) return "overtaken";
  view.learnt.sidecars.set(ownSidecar, encoded.sidecar);

  const quarantine = encoded.quarantine.bytes === 0 ? null : quarantineKey(dataset.name, unit, attempt);
  if (quarantine !== null) await putPieces(lake, quarantine, encoded.quarantine.take());
  const record = await putRecord(parts, unit, view, {
    attempt,
    encoded: { at_ms: encodedAtMs },
    inputs,
    sidecars,
    outputs: encoded.files,
    counts: encoded.counts,
    quarantine,
  });
  if (record !== "overtaken") view.learnt.userDays.set(encodedName(unit, record), encoded.userDays);
  return record;
};

/** Does what is left to do once readers see a record: its sidecar, and the metrics. */
const settle = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  records: readonly CommitRecord[],
  record: CommitRecord,
  ownSidecar: ObjectKey,
  kind: "unchanged" | "completed" | "compacted",
): Promise<UnitOutcome> => {
  const left = await leaveSidecar(parts, unit, view, record, ownSidecar);
  if (left === "overtaken") return overtaken;
  const closed = await closeMetrics(parts, unit, view, records, record);
  if (closed === "overtaken") return overtaken;
  const didMore = left === "left" || closed.kind === "closed";
  return {
    kind: kind === "unchanged" && didMore ? "completed" : kind,
    record,
    userDays: closed.userDays,
  };
};

/** Stores the unit's sidecar where it is not there yet; after a crash, without its bytes at hand. */
const leaveSidecar = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  { inputs }: CommitRecord,
  key: ObjectKey,
): Promise<"left" | "there" | "overtaken"> => {
  const made = view.learnt.sidecars.get(key);
  view.learnt.sidecars.delete(key);
  if (view.sidecars.has(key)) return "there";
  const sidecar = made ?? (await readSidecar(parts, view, { unit, inputs }));
  if (sidecar === undefined) return "overtaken";
  await putPieces(parts.lake, key, sidecar.pieces());
  view.sidecars.set(key, {
    unit,
    inputs: inputs.length,
    inputsHash: inputsHash(inputs),
    bytes: sidecar.bytes,
  });
  return "left";
};
