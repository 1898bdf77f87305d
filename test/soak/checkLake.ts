import { createHash } from "node:crypto";
import { type CommitRecord, decodeCommitRecord } from "../../pipeline/lake/commitRecord";
import { commitsPrefix, datasetPrefix, parseCommitKey, unitName } from "../../pipeline/lake/lakeKey";
import { listDataFiles } from "../../pipeline/lake/listDataFiles";
import type { SqlEngine } from "../../pipeline/reports/sqlEngine";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import type { RawLine } from "./rawLines";
import { contentOfRow, identityOf } from "./sentEvent";

export interface LakeOptions {
  readonly lake: ObjectStore;
  /** Over what the manifests name. */
  readonly engine: SqlEngine;
  /** Everything that is stored raw. */
  readonly lines: readonly RawLine[];
  /** What clients were told, by site and id. */
  readonly acknowledged: ReadonlyMap<string, ReadonlySet<string>>;
  readonly refused: ReadonlySet<string>;
}

export interface LakeCheck {
  readonly violations: readonly string[];
  readonly figures: Readonly<LakeFigures>;
}

export interface LakeFigures {
  readonly rows: number;
  readonly duplicates: number;
  readonly conflicts: number;
  /** Data files of attempts that died before their commit record. */
  readonly orphans: number;
}

/**
 * What is wrong with the lake and the quarantine, once every hour is compacted: against what clients were told, against
 * what the raw objects come to by a function as short as the rule, and against the commit records.
 */
export const checkLake = async (options: LakeOptions): Promise<LakeCheck> => {
  const { lake, engine, lines, acknowledged, refused } = options;
  const expected = expectedOf(lines);
  const shown = await shownIn(engine);
  const records = await readRecords(lake);
  const quarantine = await readQuarantine(lake, records);
  const quarantined = new Set(quarantine.map(({ place }) => expected.places.get(place)));
  return {
    violations: [
      ...lost(acknowledged, shown, quarantined),
      ...taken(refused, shown),
      ...wrongRows(expected, shown),
      ...wrongQuarantine(expected, quarantine),
      ...wrongCounts(expected, records),
      ...(await wrongFiles(lake, records)),
    ],
    figures: {
      rows: expected.rows.size,
      duplicates: expected.duplicates,
      conflicts: expected.conflicts.size,
      orphans: await orphansIn(lake, records),
    },
  };
};

/** What the raw objects come to by the rule: the first of an id stays, the same again is a duplicate, others conflict. */
interface Expected {
  readonly rows: ReadonlyMap<string, RawLine>;
  readonly duplicates: number;
  /** The first version of each line that conflicts with it, by the line's place. */
  readonly conflicts: ReadonlyMap<string, RawLine>;
  /** What each line says, as `IDENTITY CONTENT`, by its place. */
  readonly places: ReadonlyMap<string, string>;
}

const expectedOf = (lines: readonly RawLine[]): Expected => {
  const rows = new Map<string, RawLine>();
  const conflicts = new Map<string, RawLine>();
  const places = new Map<string, string>();
  for (const line of lines) {
    const place = placeOf(line);
    places.set(place, `${line.identity} ${line.content}`);
    const first = rows.get(line.identity);
    if (first === undefined) rows.set(line.identity, line);
    else if (first.content !== line.content) conflicts.set(place, first);
  }
  return { rows, duplicates: lines.length - rows.size - conflicts.size, conflicts, places };
};

const placeOf = ({ key, line }: { readonly key: string; readonly line: number }): string =>
  `line ${line} of ${key}`;

/** What readers see of each id: one content, if all is well. */
type Shown = ReadonlyMap<string, readonly string[]>;

const shownIn = async (engine: SqlEngine): Promise<Shown> => {
  const shown = new Map<string, string[]>();
  for (const row of await engine.query("SELECT * FROM events", [])) {
    const contents = shown.get(identityOf(row)) ?? [];
    shown.set(identityOf(row), contents);
    contents.push(contentOfRow(row));
  }
  return shown;
};

/** The latest commit record of each unit, and every one that there is. */
interface Records {
  readonly latest: readonly CommitRecord[];
  readonly all: readonly CommitRecord[];
}

const readRecords = async (lake: ObjectStore): Promise<Records> => {
  const latest = new Map<string, CommitRecord>();
  const all: CommitRecord[] = [];
  // in the order of their numbers
  for await (const { key } of lake.list(commitsPrefix("events"))) {
    const name = parseCommitKey(key);
    const object = name && (await lake.get(key));
    if (name === undefined || object === undefined) continue;
    const record = decodeCommitRecord(key, object.body);
    latest.set(unitName(name.unit), record);
    all.push(record);
  }
  return { latest: [...latest.values()], all };
};

interface Quarantined {
  readonly place: string;
  readonly key: string;
  readonly errors: readonly string[];
  readonly first?: { readonly key: string; readonly line: number };
}

const readQuarantine = async (lake: ObjectStore, { latest }: Records): Promise<readonly Quarantined[]> => {
  const all: Quarantined[] = [];
  for (const { quarantine } of latest) {
    const object = quarantine === null ? undefined : await lake.get(quarantine);
    if (quarantine !== null && object === undefined)
      throw new Error(`${quarantine}: is named, but not there`);
    for (const text of Buffer.from(object?.body ?? [])
      .toString("utf8")
      .split("\n")
      .filter(Boolean)) {
      const line = JSON.parse(text);
      all.push({ ...line, place: placeOf(line) });
    }
  }
  return all;
};

/** Acknowledged events that are neither in the lake nor in quarantine, with this very content. */
const lost = (
  acknowledged: LakeOptions["acknowledged"],
  shown: Shown,
  quarantined: ReadonlySet<string | undefined>,
): readonly string[] =>
  [...acknowledged].flatMap(([identity, contents]) =>
    [...contents]
      .filter(
        (content) => !shown.get(identity)?.includes(content) && !quarantined.has(`${identity} ${content}`),
      )
      .map((content) => `lost: ${identity}, acknowledged as ${content}`),
  );

const taken = (refused: ReadonlySet<string>, shown: Shown): readonly string[] =>
  [...refused]
    .filter((identity) => shown.has(identity))
    .map((identity) => `lake: ${identity}, which was refused`);

const wrongRows = ({ rows }: Expected, shown: Shown): readonly string[] => [
  ...[...shown].flatMap(([identity, contents]) => {
    const first = rows.get(identity);
    if (first === undefined) return [`lake: ${identity} is stored nowhere`];
    if (contents.length > 1) return [`lake: ${identity} is shown ${contents.length} times`];
    return contents[0] === first.content
      ? []
      : [
          `lake: ${identity} is shown as ${contents[0]}, but came first as ${first.content}, ${placeOf(first)}`,
        ];
  }),
  ...[...rows]
    .filter(([identity]) => !shown.has(identity))
    .map(([identity]) => `lake: ${identity} is not shown`),
];

const wrongQuarantine = ({ conflicts }: Expected, quarantine: readonly Quarantined[]): readonly string[] => {
  const listed = new Set(quarantine.map(({ place }) => place));
  const violations = [...conflicts.keys()]
    .filter((place) => !listed.has(place))
    .map((place) => `quarantine: does not list ${place}`);
  if (listed.size < quarantine.length) violations.push("quarantine: lists a line twice");
  for (const { place, errors, first } of quarantine) {
    const wanted = conflicts.get(place);
    if (wanted === undefined) violations.push(`quarantine: lists ${place}: ${errors.join("; ")}`);
    else if (first?.line !== wanted.line || !first.key || !wanted.key.startsWith(first.key))
      violations.push(`quarantine: ${place} does not name ${placeOf(wanted)} as first`);
  }
  return violations;
};

const wrongCounts = ({ rows, duplicates, conflicts }: Expected, { latest }: Records): readonly string[] =>
  Object.entries({ rows: rows.size, duplicates, conflicts: conflicts.size }).flatMap(([name, value]) => {
    const told = latest.reduce((sum, { counts }) => sum + counts[name as keyof typeof counts], 0);
    return told === value ? [] : [`commit records: count ${told} ${name} instead of ${value}`];
  });

/** Files that are shown, but are not what their commit record says. */
const wrongFiles = async (lake: ObjectStore, { all }: Records): Promise<readonly string[]> => {
  const committed = new Map(all.flatMap(({ outputs }) => outputs).map((output) => [output.key, output]));
  const violations: string[] = [];
  for (const key of await listDataFiles(lake, "events")) {
    const object = await lake.get(key);
    const hash = object && createHash("sha256").update(object.body).digest("hex");
    if (hash === undefined) violations.push(`${key}: is shown, but not there`);
    else if (hash !== committed.get(key)?.sha256)
      violations.push(`${key}: is not what an attempt has committed to`);
  }
  return violations;
};

const orphansIn = async (lake: ObjectStore, { all }: Records): Promise<number> => {
  const committed = new Set(all.flatMap(({ outputs }) => outputs.map(({ key }) => key)));
  let orphans = 0;
  for await (const { key } of lake.list(`${datasetPrefix("events")}data/`))
    if (!committed.has(key)) orphans += 1;
  return orphans;
};
