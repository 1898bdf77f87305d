import type { ObjectKey } from "../../pipeline/storage/objectStore";
import type { MemoryObject } from "../support/objectStore.memory";
import type { LakeRows } from "./lakeRows";

/** What readers could see at a moment. */
export interface Sighting {
  readonly when: string;
  readonly files: readonly SeenFile[];
  /** The files that commit records name, as `UNIT DAY KEY`. */
  readonly committed: ReadonlySet<string>;
  /** Metrics that were made final at that moment, of one user's day. */
  readonly closed?: ClosedDay;
}

export interface ClosedDay {
  readonly unit: string;
  readonly user: string;
  readonly day: string;
  /** By site. */
  readonly events: ReadonlyMap<string, number>;
}

interface SeenFile {
  readonly day: string;
  readonly unit: string;
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
      for (const file of namedIn(body))
        files.push({ day, unit: unitOf(file), key: file, body: lake.get(file)?.body });
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
  for (const { when, files, committed, closed } of sightings) {
    const units = new Set<string>();
    const visible = new Set<string>();
    for (const { day, unit, key, body } of files) {
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
    if (closed !== undefined && !isShown(closed, await eventsOf(closed, files, rows)))
      violations.push(
        `${when}: the final metrics of ${closed.user} are not what readers see of ${closed.unit}`,
      );
  }
  return violations;
};

const unitOf = (dataFile: ObjectKey): string =>
  /([^/]+-s\d\d)-[^/]+\.parquet$/.exec(dataFile)?.[1] ?? "no unit";

/** How many events readers see of a user's day and unit, by site. */
const eventsOf = async (
  { unit, user, day }: ClosedDay,
  files: readonly SeenFile[],
  rows: LakeRows,
): Promise<ReadonlyMap<string, number>> => {
  const events = new Map<string, number>();
  for (const { body } of files.filter((file) => file.unit === unit && file.day === day))
    for (const { fields } of body === undefined ? [] : await rows.of(body)) {
      const site = String(fields["site_id"]);
      if ((fields["user_id"] ?? fields["anonymous_id"]) === user)
        events.set(site, (events.get(site) ?? 0) + 1);
    }
  return events;
};

const isShown = (closed: ClosedDay, shown: ReadonlyMap<string, number>): boolean =>
  closed.events.size === shown.size && [...closed.events].every(([site, count]) => shown.get(site) === count);

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
