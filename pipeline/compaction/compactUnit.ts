import { type CommitRecord, decodeCommitRecord, encodeCommitRecord } from "../lake/commitRecord";
import { commitKey, manifestKey, sidecarKey, type Unit } from "../lake/lakeKey";
import { decodeManifest, filesOf } from "../lake/manifest";
import { inputsHash, type RawInput } from "../raw/rawHour";
import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { confirmRecord } from "./confirmRecord";
import { earlierIdentities } from "./earlierIdentities";
import { encodeUnit } from "./encodeUnit";
import { commitsOf, type HourView, sidecarsBefore } from "./hourView";
import { identitySet } from "./identitySet";
import { publish } from "./publish";

/**
 * What became of a unit. `unchanged`: the lake already shows exactly these inputs. `overtaken`: somebody else
 * committed since the view was taken; take a new view and try again.
 */
export type UnitOutcome =
  | { readonly kind: "unchanged"; readonly record: CommitRecord }
  | { readonly kind: "completed" | "compacted"; readonly record: CommitRecord }
  | { readonly kind: "overtaken" };

/**
 * Brings a unit's raw objects into the lake: data files under names never used before, then the commit record,
 * then the day manifests, each by a conditional put, and last the sidecar. A crash before the manifests leaves
 * files that no reader sees; a crash between two manifests leaves a commit record by which the next run completes
 * them. Until the sidecar is there no other unit takes this one's events for shown: a later hour that shows one
 * of them goes on doing so. Where only sidecars of other units have come since an attempt, and hold none of this
 * one's events, that attempt's files are right still.
 */
export const compactUnit = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
): Promise<UnitOutcome> => {
  const inputs = view.raw.shards.get(unit.shard) ?? [];
  const inputsId = inputsHash(inputs);
  const ownSidecar = sidecarKey(parts.dataset, unit, inputsId);
  const sidecars = sidecarsBefore(view, unit);
  const records = await readRecords(parts, unit, view);
  const days = new Set(records.flatMap(({ outputs }) => outputs.map(({ day }) => day)));

  refuseLoss(records, inputs);

  const sameInputs = records.filter((record) => inputsHash(record.inputs) === inputsId);
  const known =
    (await mostShown(
      parts,
      unit,
      sameInputs.filter((record) => record.sidecars.join("\n") === sidecars.join("\n")),
    )) ??
    (await confirmRecord(parts, unit, view, await mostShown(parts, unit, sameInputs), ownSidecar, sidecars));
  if (known !== undefined) {
    const published = await publish(parts, unit, view, known, days);
    if (published === "overtaken") return { kind: "overtaken" };
    const isNew = await leaveSidecar(parts, unit, view, inputs, ownSidecar);
    return { kind: published === "unchanged" && !isNew ? "unchanged" : "completed", record: known };
  }

  const record = await write(parts, unit, view, inputs, ownSidecar, sidecars);
  for (const { day } of record.outputs) days.add(day);
  const published = await publish(parts, unit, view, record, days);
  if (published === "overtaken") return { kind: "overtaken" };
  await leaveSidecar(parts, unit, view, inputs, ownSidecar);
  return { kind: "compacted", record };
};

/** Every attempt at the unit that got as far as its commit record before the view was taken. */
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
  const gone = records.flatMap((record) => record.inputs).find(({ key }) => !present.has(key));
  if (gone !== undefined)
    throw new Error(`${gone.key}: was compacted before and has gone since; its rows stay as they are`);
};

/** Of several attempts at the same inputs: the one that readers see already. */
const mostShown = async (
  { lake, dataset }: CompactionParts,
  unit: Unit,
  records: readonly CommitRecord[],
): Promise<CommitRecord | undefined> => {
  if (records.length < 2) return records[0];
  const shown = new Set<string>();
  for (const day of new Set(records.flatMap(({ outputs }) => outputs.map((output) => output.day)))) {
    const key = manifestKey(dataset, day);
    const manifest = await lake.get(key);
    if (manifest !== undefined)
      for (const file of filesOf(decodeManifest(key, manifest.body), unit)) shown.add(file);
  }
  const shownFiles = ({ outputs }: CommitRecord): number =>
    outputs.filter(({ key }) => shown.has(key)).length;
  return [...records].sort((a, b) => shownFiles(b) - shownFiles(a) || b.created_at_ms - a.created_at_ms)[0];
};

/** Encodes the unit and stores its data files and commit record: nothing that anybody goes by yet. */
const write = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  inputs: readonly RawInput[],
  ownSidecar: ObjectKey,
  sidecars: readonly string[],
): Promise<CommitRecord> => {
  const { lake, dataset } = parts;
  const attempt = parts.newAttemptId();
  view.read = await earlierIdentities(parts, view.read, sidecars);
  const encoded = await encodeUnit(parts, unit, attempt, inputs, view.read.identities);
  view.made.set(ownSidecar, encoded.sidecar);
  for (const { entry, body } of encoded.files) await lake.put(entry.key, body, { ifAbsent: true });

  const record: CommitRecord = {
    version: 1,
    attempt,
    created_at_ms: parts.now(),
    inputs,
    sidecars,
    outputs: encoded.files.map(({ entry }) => entry),
    counts: encoded.counts,
    quarantined: encoded.quarantined,
  };
  await lake.put(commitKey(dataset, unit, attempt), encodeCommitRecord(record), { ifAbsent: true });
  return record;
};

/** Stores the unit's sidecar where it is not there yet; after a crash, without its bytes at hand. */
const leaveSidecar = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  inputs: readonly RawInput[],
  key: ObjectKey,
): Promise<boolean> => {
  const made = view.made.get(key);
  view.made.delete(key);
  if (view.sidecars.has(key)) return false;
  const sidecar =
    made ?? (await encodeUnit(parts, unit, parts.newAttemptId(), inputs, identitySet())).sidecar;
  await parts.lake.put(key, sidecar, { ifAbsent: true });
  view.sidecars.set(key, unit);
  return true;
};
