import { type CommitRecord, decodeCommitRecord, encodeCommitRecord } from "../lake/commitRecord";
import { commitKey, commitPrefix, type Day, manifestKey, sidecarKey, type Unit } from "../lake/lakeKey";
import { decodeManifest, encodeManifest, filesOf, type Manifest, replaceFilesOf } from "../lake/manifest";
import { inputsHash, type RawInput } from "../raw/rawHour";
import type { ETag } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { encodeUnit } from "./encodeUnit";
import { type HourView, sidecarsBefore } from "./hourView";

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
 * then the day manifests, each by a conditional put. A crash before the manifests leaves files that no reader
 * sees; a crash between two manifests leaves a commit record by which the next run completes them.
 */
export const compactUnit = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
): Promise<UnitOutcome> => {
  const inputs = view.raw.shards.get(unit.shard) ?? [];
  const sidecars = sidecarsBefore(view, unit);
  const records = await readRecords(parts, unit);
  const days = new Set(records.flatMap(({ outputs }) => outputs.map(({ day }) => day)));

  refuseLoss(records, inputs);

  const known = await mostShown(
    parts,
    unit,
    records.filter((record) => isOf(record, inputs, sidecars)),
  );
  if (known !== undefined) {
    const published = await publish(parts, unit, view, known, days);
    if (published === "overtaken") return { kind: "overtaken" };
    return { kind: published === "unchanged" ? "unchanged" : "completed", record: known };
  }

  const record = await write(parts, unit, view, inputs, sidecars);
  for (const { day } of record.outputs) days.add(day);
  const published = await publish(parts, unit, view, record, days);
  return published === "overtaken" ? { kind: "overtaken" } : { kind: "compacted", record };
};

/** Every attempt at the unit that got as far as its commit record. */
const readRecords = async (
  { lake, dataset }: CompactionParts,
  unit: Unit,
): Promise<readonly CommitRecord[]> => {
  const records: CommitRecord[] = [];
  for await (const { key } of lake.list(commitPrefix(dataset, unit))) {
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

/** Of several attempts at the same inputs, which hold the same rows: the one that readers see already. */
const mostShown = async (
  { lake, dataset }: CompactionParts,
  unit: Unit,
  records: readonly CommitRecord[],
): Promise<CommitRecord | undefined> => {
  if (records.length < 2) return records[0];
  const shown = new Set<string>();
  for (const day of new Set(records.flatMap(({ outputs }) => outputs.map((output) => output.day)))) {
    const manifest = await lake.get(manifestKey(dataset, day));
    if (manifest !== undefined)
      for (const key of filesOf(decodeManifest(manifest.body), unit)) shown.add(key);
  }
  const shownFiles = ({ outputs }: CommitRecord): number =>
    outputs.filter(({ key }) => shown.has(key)).length;
  return [...records].sort((a, b) => shownFiles(b) - shownFiles(a) || b.created_at_ms - a.created_at_ms)[0];
};

const isOf = (record: CommitRecord, inputs: readonly RawInput[], sidecars: readonly string[]): boolean =>
  inputsHash(record.inputs) === inputsHash(inputs) && record.sidecars.join("\n") === sidecars.join("\n");

/** Encodes the unit and stores everything but the manifests. */
const write = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  inputs: readonly RawInput[],
  sidecars: readonly string[],
): Promise<CommitRecord> => {
  const { lake, dataset } = parts;
  const attempt = parts.newAttemptId();
  const encoded = await encodeUnit(parts, unit, attempt, inputs, sidecars);

  const sidecar = sidecarKey(dataset, unit, inputsHash(inputs));
  await lake.put(sidecar, encoded.sidecar, { ifAbsent: true });
  view.sidecars.set(sidecar, unit);
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

type Published = "changed" | "unchanged" | "overtaken";

/** Makes the manifests of `days` show exactly the record's files for the unit. */
const publish = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  record: CommitRecord,
  days: ReadonlySet<Day>,
): Promise<Published> => {
  let published: Published = "unchanged";
  for (const day of [...days].sort()) {
    const files = record.outputs.filter((output) => output.day === day).map(({ key }) => key);
    const result = await publishDay(parts, unit, view, day, files);
    if (result === "overtaken") return "overtaken";
    if (result === "changed") published = "changed";
  }
  return published;
};

const publishDay = async (
  { lake, dataset }: CompactionParts,
  unit: Unit,
  view: HourView,
  day: Day,
  files: Manifest,
): Promise<Published> => {
  const key = manifestKey(dataset, day);
  const seenTag = view.manifestTags.get(day);
  const current = await lake.get(key);
  if (current?.etag !== seenTag) return "overtaken";

  const manifest = current === undefined ? [] : decodeManifest(current.body);
  if (isSame(filesOf(manifest, unit), files)) return "unchanged";

  const replaced = encodeManifest(replaceFilesOf(manifest, unit, files), lake.uri);
  const put = await lake.put(
    key,
    replaced,
    seenTag === undefined ? { ifAbsent: true } : { ifMatch: seenTag },
  );
  const tag = put.kind === "stored" ? put.etag : await tagOfMyLostPut(lake, key, unit, files);
  if (tag === undefined) return "overtaken";
  view.manifestTags.set(day, tag);
  return "changed";
};

/** A put that conflicts may be this very put, done, with its answer lost: then the manifest shows my files. */
const tagOfMyLostPut = async (
  lake: CompactionParts["lake"],
  key: string,
  unit: Unit,
  files: Manifest,
): Promise<ETag | undefined> => {
  const current = await lake.get(key);
  if (current === undefined || files.length === 0) return undefined;
  return isSame(filesOf(decodeManifest(current.body), unit), files) ? current.etag : undefined;
};

const isSame = (a: Manifest, b: Manifest): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at]);
