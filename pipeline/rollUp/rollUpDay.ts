import { type Day, dayDataPrefix, manifestKey, rolledKey, rollUpKey } from "../lake/lakeKey";
import { decodeManifest } from "../lake/manifest";
import { readRollUps } from "../lake/readRollUps";
import { encodeRollUpRecord, type RollUpRecord } from "../lake/rollUpRecord";
import { chooseFiles, coveredBy, type ShownFile } from "./chooseFiles";
import { mergeFiles } from "./mergeFiles";
import { publishRollUp } from "./publishRollUp";
import type { RollUpParts } from "./rollUpParts";

/** What was done to a day. */
export interface DayOutcome {
  /** Files that its manifest named before and afterwards. */
  readonly filesBefore: number;
  readonly filesAfter: number;
  /** Roll-ups that were shown. */
  readonly rollUps: number;
  /** Rows and bytes that were written to that end. */
  readonly rows: number;
  readonly bytes: number;
  /** False where time was up before the day's files were fine. */
  readonly isDone: boolean;
}

const timesOvertaken = 3;

/**
 * Rolls a day's files up, some at a time, until they are fine or time is up. Each roll-up writes its file, under a name never
 * used before, then its record, and then replaces the lines of the manifest: a crash before that leaves what no reader sees,
 * and the sweep takes away.
 */
export const rollUpDay = async (parts: RollUpParts, day: Day, untilMs: number): Promise<DayOutcome> => {
  let shown = await shownFiles(parts, day);
  const filesBefore = shown.length;
  const done = { rollUps: 0, rows: 0, bytes: 0 };
  let overtaken = 0;
  for (;;) {
    const chosen = chooseFiles(shown, parts.targetBytes);
    const isDone = chosen.length === 0;
    if (isDone || parts.now() > untilMs) return { filesBefore, filesAfter: shown.length, ...done, isDone };
    const record = await rollUpFiles(parts, day, chosen);
    if (record === "overtaken") {
      overtaken += 1;
      if (overtaken === timesOvertaken)
        throw new Error(`${manifestKey(parts.dataset.name, day)}: was overtaken ${timesOvertaken} times`);
    } else {
      done.rollUps += 1;
      done.rows += record.output.rows;
      done.bytes += record.output.bytes;
    }
    shown = await shownFiles(parts, day);
  }
};

/** The files that readers see of a day, with their sizes: none are asked for of a single one. */
const shownFiles = async ({ dataset, lake }: RollUpParts, day: Day): Promise<readonly ShownFile[]> => {
  const key = manifestKey(dataset.name, day);
  const object = await lake.get(key);
  const manifest = object === undefined ? [] : decodeManifest(key, object.body);
  if (manifest.length < 2) return manifest.map((file) => ({ key: file, bytes: 0, rollUp: undefined }));
  const records = await readRollUps(lake, dataset.name, manifest);
  const rollUps = new Map(records.map((record) => [record.output.key, record]));
  const sizes = new Map<string, number>();
  for await (const { key: file, size } of lake.list(dayDataPrefix(dataset.name, day))) sizes.set(file, size);
  return manifest.map((file) => {
    const bytes = sizes.get(file);
    if (bytes === undefined) throw new Error(`${key}: names ${file}, which is not there`);
    return { key: file, bytes, rollUp: rollUps.get(file) };
  });
};

const rollUpFiles = async (
  parts: RollUpParts,
  day: Day,
  files: readonly ShownFile[],
): Promise<RollUpRecord | "overtaken"> => {
  const { dataset, lake } = parts;
  const attempt = parts.newAttemptId();
  const begunAtMs = parts.now();
  const merged = await mergeFiles(parts, files, rolledKey(dataset.name, day, attempt));
  if (merged === undefined) return "overtaken";
  const record: RollUpRecord = {
    version: 1,
    day,
    attempt,
    begun_at_ms: begunAtMs,
    covers: coveredBy(files, merged.sources),
    output: merged.output,
  };
  await lake.put(rollUpKey(dataset.name, record), encodeRollUpRecord(record), { ifAbsent: true });
  const published = await publishRollUp(
    parts,
    record,
    files.map(({ key }) => key),
  );
  return published === "changed" ? record : "overtaken";
};
