import type { CommitRecord } from "../lake/commitRecord";
import { type Day, manifestKey, type Unit } from "../lake/lakeKey";
import {
  belongsTo,
  decodeManifest,
  encodeManifest,
  filesOf,
  type Manifest,
  replaceFilesOf,
  withoutRollUps,
} from "../lake/manifest";
import { readRollUps } from "../lake/readRollUps";
import { tagOfMyLostPut } from "../lake/tagOfMyLostPut";
import type { CompactionParts } from "./compactionParts";
import type { HourView } from "./hourView";
import { isSameList } from "./isSameList";

/**
 * What became of the manifests. `overtaken`: somebody else committed since the view was taken. `expired`: the files were
 * encoded too long ago to be shown now.
 */
export type Published = "changed" | "unchanged" | "overtaken" | "expired";

/**
 * Files that no manifest names are swept a day after they were written. Those of an attempt that crashed are shown within
 * this time of their encoding or never, so that none is shown while the sweep takes it away. Nor does such an attempt take
 * other files out of a manifest: by the age of the newest record the sweep knows for how long they have been out of it.
 */
export const publishWithinHours = 2;

/**
 * Makes the manifests of `days` show exactly the record's files for the unit, each by a conditional put against
 * the tag in the view. Where a roll-up stands for the unit's files and they are no longer the right ones, the manifest goes back
 * to all the hourly files that it stands for, with the unit's replaced, by that one put.
 */
export const publish = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  record: CommitRecord,
  days: ReadonlySet<Day>,
): Promise<Published> => {
  const isExpired = parts.now() - record.encoded.at_ms > publishWithinHours * 3_600_000;
  let published: Published = "unchanged";
  for (const day of [...days].sort()) {
    const files = record.outputs.filter((output) => output.day === day).map(({ key }) => key);
    const result = await publishDay(parts, unit, view, day, { files, isExpired });
    if (result === "overtaken" || result === "expired") return result;
    if (result === "changed") published = "changed";
  }
  return published;
};

const publishDay = async (
  { lake, dataset }: CompactionParts,
  unit: Unit,
  view: HourView,
  day: Day,
  { files, isExpired }: { readonly files: Manifest; readonly isExpired: boolean },
): Promise<Published> => {
  const key = manifestKey(dataset.name, day);
  const seenTag = view.manifestTags.get(day);
  const current = await lake.get(key);
  if (current?.etag !== seenTag) return "overtaken";

  const manifest = current === undefined ? [] : decodeManifest(key, current.body);
  const rollUps = await readRollUps(lake, dataset.name, manifest);
  if (isSameList(filesOf(withoutRollUps(manifest, rollUps), unit), files)) return "unchanged";
  if (isExpired) return "expired";

  const outdated = rollUps.filter(({ covers }) => covers.some((file) => belongsTo(file.key, unit)));
  const hourly = withoutRollUps(manifest, outdated);
  const replaced = encodeManifest(replaceFilesOf(hourly, unit, files), lake.uri);
  const put = await lake.put(
    key,
    replaced,
    seenTag === undefined ? { ifAbsent: true } : { ifMatch: seenTag },
  );
  const tag = put.kind === "stored" ? put.etag : await tagOfMyLostPut(lake, key, replaced);
  if (tag === undefined) return "overtaken";
  view.manifestTags.set(day, tag);
  return "changed";
};
