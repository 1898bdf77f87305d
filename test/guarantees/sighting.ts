import type { ObjectKey } from "../../pipeline/storage/objectStore";
import type { MemoryObject } from "../support/objectStore.memory";
import type { LakeRows } from "./lakeRows";

/** What readers could see at a moment. */
export interface Sighting {
  readonly when: string;
  readonly files: readonly SeenFile[];
  /** The files that commit records name, as `UNIT DAY KEY`. */
  readonly committed: ReadonlySet<string>;
}

interface SeenFile {
  readonly day: string;
  readonly key: ObjectKey;
  /** Undefined where a manifest names a file that is not there. */
  readonly body: Uint8Array | undefined;
}

/** Looks at the lake as a reader does: manifests, then the files that they name. */
export const sighting = (lake: ReadonlyMap<ObjectKey, MemoryObject>, when: string): Sighting => {
  const files: SeenFile[] = [];
  const committed = new Set<string>();
  for (const [key, { body }] of lake) {
    const day = /\/manifest\/dt=([^/]+)\/symlink\.txt$/.exec(key)?.[1];
    if (day !== undefined)
      files.push(...namedIn(body).map((file) => ({ day, key: file, body: lake.get(file)?.body })));
    const unit = /\/commit\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
    if (unit !== undefined)
      for (const output of outputsIn(body)) committed.add(`${unit} ${output.day} ${output.key}`);
  }
  return { when, files, committed };
};

/** What is wrong with what was seen one after the other. */
export const violationsSeen = async (
  sightings: readonly Sighting[],
  rows: LakeRows,
): Promise<readonly string[]> => {
  const violations: string[] = [];
  let before: ReadonlySet<string> = new Set();
  for (const { when, files, committed } of sightings) {
    const units = new Set<string>();
    const visible = new Set<string>();
    for (const { day, key, body } of files) {
      const unit = /([^/]+-s\d\d)-[^/]+\.parquet$/.exec(key)?.[1] ?? "no unit";
      if (units.has(`${day} ${unit}`)) violations.push(`${when}: day ${day} shows two files of ${unit}`);
      units.add(`${day} ${unit}`);
      if (!committed.has(`${unit} ${day} ${key}`))
        violations.push(`${when}: day ${day} shows ${key}, which no attempt committed to`);
      if (body === undefined) violations.push(`${when}: day ${day} names ${key}, which is not there`);
      else for (const { identity } of await rows.of(body)) visible.add(identity);
    }
    for (const identity of before)
      if (!visible.has(identity)) violations.push(`${when}: ${identity} was in sight and is not any more`);
    before = visible;
  }
  return violations;
};

const names = new WeakMap<Uint8Array, readonly ObjectKey[]>();

const namedIn = (manifest: Uint8Array): readonly ObjectKey[] =>
  remembered(names, manifest, (text) =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.replace(/^s3:\/\/lake\//, "")),
  );

interface Output {
  readonly day: string;
  readonly key: ObjectKey;
}

const outputs = new WeakMap<Uint8Array, readonly Output[]>();

const outputsIn = (record: Uint8Array): readonly Output[] =>
  remembered(
    outputs,
    record,
    (text) => (JSON.parse(text) as { readonly outputs: readonly Output[] }).outputs,
  );

const remembered = <A>(known: WeakMap<Uint8Array, A>, body: Uint8Array, read: (text: string) => A): A => {
  const before = known.get(body);
  if (before !== undefined) return before;
  const made = read(Buffer.from(body).toString("utf8"));
  known.set(body, made);
  return made;
};
