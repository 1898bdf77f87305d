import type { ObjectKey } from "../storage/objectStore";
import { type Unit, unitName } from "./lakeKey";
import type { RollUpRecord } from "./rollUpRecord";

/**
 * A day's manifest: the keys of the data files that its readers see, in ascending order: hourly ones, and those of roll-ups,
 * each of which stands for some hourly ones. As text it is what Hive's SymlinkTextInputFormat reads: one absolute URI a line.
 */
export type Manifest = readonly ObjectKey[];

/** `lake/…` keys → `s3://bucket/lake/…` lines. */
export const encodeManifest = (manifest: Manifest, storeUri: string): Uint8Array =>
  Buffer.from(manifest.map((key) => `${storeUri}/${key}\n`).join(""));

/**
 * Reads a manifest of any bucket: what stands before `lake/` says only where its copy was written. Throws for a line
 * that names no data file, with the manifest's own key.
 */
export const decodeManifest = (manifest: ObjectKey, body: Uint8Array): Manifest =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => keyOf(manifest, line));

/** The same rows by their hourly files: each of these roll-ups makes way for what it stands for. */
export const withoutRollUps = (manifest: Manifest, rollUps: readonly RollUpRecord[]): Manifest => {
  const rolled = new Set(rollUps.map(({ output }) => output.key));
  const covered = rollUps.flatMap(({ covers }) => covers.map(({ key }) => key));
  return [...manifest.filter((key) => !rolled.has(key)), ...covered].sort();
};

/** The lines of one unit; of what roll-ups stand for, see {@link withoutRollUps}. */
export const filesOf = (manifest: Manifest, unit: Unit): Manifest =>
  manifest.filter((key) => belongsTo(key, unit));

/** The manifest with one unit's lines replaced. */
export const replaceFilesOf = (manifest: Manifest, unit: Unit, files: Manifest): Manifest =>
  [...manifest.filter((key) => !belongsTo(key, unit)), ...files].sort();

/** True of a data file that an attempt at this unit wrote. */
export const belongsTo = (key: ObjectKey, unit: Unit): boolean =>
  key.slice(key.lastIndexOf("/") + 1).startsWith(`${unitName(unit)}-`);

const keyOf = (manifest: ObjectKey, line: string): ObjectKey => {
  const key = /^[a-z0-9]+:\/\/[^/]+\/(lake\/.+)$/.exec(line)?.[1];
  if (key === undefined)
    throw new Error(
      `${manifest}: the line ${JSON.stringify(line.slice(0, 200))} must be SCHEME://BUCKET/lake/…`,
    );
  return key;
};
