import type { ObjectKey } from "../../pipeline/storage/objectStore";
import type { MemoryObject } from "../support/objectStore.memory";
import type { LakeRows } from "./lakeRows";

/** What readers could see at a moment. */
export interface Sighting {
  readonly when: string;
  readonly files: readonly SeenFile[];
  /** The hourly files among these, and those for which the others stand. */
  readonly hourly: readonly SeenFile[];
  /** The files that commit records name, as `UNIT DAY KEY`. */
  readonly committed: ReadonlySet<string>;
  /** All that the manifests name, themselves and through roll-ups, with the records of these. */
  readonly needed: ReadonlySet<ObjectKey>;
  /** Roll-ups whose records are not there, and the like. */
  readonly troubles: readonly string[];
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
  const hourly: SeenFile[] = [];
  const committed = new Set<string>();
  const needed = new Set<ObjectKey>();
  const troubles: string[] = [];
  const seen = (day: string, file: ObjectKey): SeenFile => {
    needed.add(file);
    return { day, unit: unitOf(file), key: file, body: lake.get(file)?.body };
  };
  for (const [key, { body }] of lake) {
    const day = /\/manifest\/dt=([^/]+)\/symlink\.txt$/.exec(key)?.[1];
    for (const name of day === undefined ? [] : namedIn(body)) {
      const file = seen(day as string, name);
      files.push(file);
      const attempt = /\/rollup-([^/]+)\.parquet$/.exec(name)?.[1];
      if (attempt === undefined) {
        hourly.push(file);
        continue;
      }
      const recordKey = `lake/events/rollup/dt=${day}/${attempt}.json`;
      const record = lake.get(recordKey);
      needed.add(recordKey);
      if (record === undefined) troubles.push(`${name} is shown without its record`);
      else for (const covered of coveredIn(record.body)) hourly.push(seen(day as string, covered));
    }
    const unit = /\/commit\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
    if (unit !== undefined)
      for (const output of outputsIn(body)) committed.add(`${unit} ${output.day} ${output.key}`);
  }
  return { when, files, hourly, committed, needed, troubles };
};

/** What is wrong with what was seen one after the other. */
export const violationsSeen = async (
  sightings: readonly Sighting[],
  rows: LakeRows,
): Promise<readonly string[]> => {
  const violations: string[] = [];
  let before: ReadonlySet<string> = new Set();
  for (const { when, files, hourly, committed, troubles, closed } of sightings) {
    const units = new Set<string>();
    const visible = new Set<string>();
    violations.push(...troubles.map((trouble) => `${when}: ${trouble}`));
    for (const { day, unit, key, body } of hourly) {
      if (units.has(`${day} ${unit}`)) violations.push(`${when}: day ${day} shows two files of ${unit}`);
      units.add(`${day} ${unit}`);
      if (!committed.has(`${unit} ${day} ${key}`))
        violations.push(`${when}: day ${day} shows ${key}, which no attempt committed to`);
      if (body === undefined) violations.push(`${when}: day ${day} needs ${key}, which is not there`);
    }
    for (const { day, key, body } of files) {
      if (body === undefined) violations.push(`${when}: day ${day} names ${key}, which is not there`);
      else for (const { identity } of await rows.of(body)) visible.add(identity);
    }
    for (const identity of before)
      if (!visible.has(identity)) violations.push(`${when}: ${identity} was in sight and is not any more`);
    before = visible;
    violations.push(...(await differentRows(when, files, hourly, rows)));
    if (closed !== undefined && !isShown(closed, await eventsOf(closed, hourly, rows)))
      violations.push(
        `${when}: the final metrics of ${closed.user} are not what readers see of ${closed.unit}`,
      );
  }
  return violations;
};

/** Days of which readers see other rows than the hourly files have, each as often: a roll-up stands for exactly these. */
const differentRows = async (
  when: string,
  files: readonly SeenFile[],
  hourly: readonly SeenFile[],
  rows: LakeRows,
): Promise<readonly string[]> => {
  const rolled = new Set(files.filter(({ unit }) => unit === noUnit).map(({ day }) => day));
  const different: string[] = [];
  for (const day of rolled) {
    const [shown, wanted] = [await rowsOf(day, files, rows), await rowsOf(day, hourly, rows)];
    if (shown.join() !== wanted.join())
      different.push(`${when}: day ${day} shows other rows than its hours have`);
  }
  return different;
};

const rowsOf = async (
  day: string,
  files: readonly SeenFile[],
  rows: LakeRows,
): Promise<readonly string[]> => {
  const all: string[] = [];
  for (const { body } of files.filter((file) => file.day === day))
    for (const row of body === undefined ? [] : await rows.of(body)) all.push(JSON.stringify(row.fields));
  return all.sort();
};

const noUnit = "no unit";

const unitOf = (dataFile: ObjectKey): string => /([^/]+-s\d\d)-[^/]+\.parquet$/.exec(dataFile)?.[1] ?? noUnit;

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

const covers = new WeakMap<Uint8Array, readonly ObjectKey[]>();

const coveredIn = (record: Uint8Array): readonly ObjectKey[] =>
  remembered(covers, record, (text) =>
    (JSON.parse(text) as { readonly covers: readonly { readonly key: ObjectKey }[] }).covers.map(
      ({ key }) => key,
    ),
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
