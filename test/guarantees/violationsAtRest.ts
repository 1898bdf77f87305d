import { isDeepStrictEqual } from "node:util";
import { decode } from "../../pipeline/event/decode";
import { events } from "../../pipeline/event/events";
import type { Day } from "../../pipeline/lake/lakeKey";
import type { SiteMetrics } from "../../pipeline/metrics/siteMetrics";
import type { World } from "./aWorld";
import type { LakeRow, LakeRows } from "./lakeRows";
import {
  type CountedRow,
  canonicalText,
  contentHash,
  type Expected,
  type Figures,
  figuresOf,
  oracle,
  rowName,
  type StoredEvent,
} from "./oracle";

/**
 * What is wrong once every closed hour has been compacted: with the lake, the quarantine and the metrics, each against
 * the oracle, and against what clients were told.
 */
export const violationsAtRest = async (world: World, reader: LakeRows): Promise<readonly string[]> => {
  const expected = expectedOf(world);
  const shown = await shownRows(world, reader);
  const quarantine = quarantined(world);
  return [
    ...lost(world, expected, shown, quarantine.places),
    ...wrongRows(expected, shown),
    ...wrongQuarantine(expected, quarantine),
    ...wrongCounts(world, expected),
    ...(await wrongMetrics(world, expected, shown)),
  ];
};

const known = new Map<string, Expected>();

/** The oracle's word on the world's raw objects; asked once for the same ones. */
const expectedOf = ({ raw, settings }: World): Expected => {
  const name = `${settings.windowHours} ${[...raw].map(([key, { etag }]) => `${key} ${etag}`).sort()}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const expected = oracle(
    [...raw].map(([key, { body }]) => [key, body] as const),
    settings.windowHours,
  );
  known.set(name, expected);
  return expected;
};

interface ShownRow extends LakeRow {
  readonly name: string;
  readonly day: string;
}

const shownRows = async ({ lake }: World, reader: LakeRows): Promise<readonly ShownRow[]> => {
  const shown: ShownRow[] = [];
  for (const [key, { body }] of lake) {
    const day = /\/manifest\/dt=([^/]+)\/symlink\.txt$/.exec(key)?.[1];
    if (day === undefined) continue;
    for (const line of textOf(body).split("\n")) {
      const file = lake.get(line.replace(/^s3:\/\/lake\//, ""));
      if (file === undefined) continue;
      for (const row of await reader.of(file.body))
        shown.push({
          ...row,
          day,
          name: rowName({
            identity: row.identity,
            batchId: String(row.fields["batch_id"]),
            receivedAtMs: Number(row.fields["received_at"]),
          }),
        });
    }
  }
  return shown;
};

/** Acknowledged events that are neither in the lake nor in quarantine, with this very content. */
const lost = (
  { acknowledged }: World,
  { stored, rows }: Expected,
  shown: readonly ShownRow[],
  places: ReadonlySet<string>,
): readonly string[] => {
  const kept = new Set(shown.map(({ name }) => rows.get(name)?.content));
  for (const line of stored) if (places.has(placeName(line))) kept.add(line.content);
  return acknowledged.flatMap(({ receivedAtMs, events: told }) =>
    told.flatMap((each) => {
      const event = decode(events.codec, each);
      if (event.kind === "invalid") return [`was acknowledged, but is no event: ${JSON.stringify(each)}`];
      return kept.has(canonicalText(event.value))
        ? []
        : [
            `${event.value.event_id}, acknowledged ${new Date(receivedAtMs).toISOString()}, ` +
              "is neither in the lake nor in quarantine",
          ];
    }),
  );
};

const wrongRows = ({ rows }: Expected, shown: readonly ShownRow[]): readonly string[] => {
  const violations: string[] = [];
  const seen = new Set<string>();
  for (const { name, day, fields } of shown) {
    const row = rows.get(name);
    if (seen.has(name)) violations.push(`lake: ${name} is shown twice`);
    else if (row === undefined) violations.push(`lake: ${name} is shown in ${day}, but should not be`);
    else violations.push(...differences(row, day, fields).map((text) => `lake: ${name}: ${text}`));
    seen.add(name);
  }
  for (const name of rows.keys()) if (!seen.has(name)) violations.push(`lake: ${name} is not shown`);
  return violations;
};

const differences = (row: StoredEvent, day: string, fields: LakeRow["fields"]): readonly string[] => {
  const sent = Object.entries(events.codec.encode(row.event)).filter(([name]) => name !== "occurred_at");
  const isAsSent = row.timeRule === "as_sent";
  const wanted: readonly (readonly [string, unknown])[] = [
    ...sent.map(
      ([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value] as const,
    ),
    ["occurred_at", row.occurredAtMs],
    ["occurred_at_sent", isAsSent ? null : row.event.occurred_at],
    ["time_rule", row.timeRule],
    ["key_id", row.keyId],
    ["batch_id", row.batchId],
  ];
  return [
    ...(day === row.day ? [] : [`stands in day ${day} instead of ${row.day}`]),
    ...wanted.flatMap(([name, value]) =>
      fields[name] === value ? [] : [`${name} is ${fields[name]} instead of ${String(value)}`],
    ),
  ];
};

interface QuarantineLine {
  readonly key: string;
  readonly line: number;
  readonly content?: string;
  readonly first?: { readonly key: string; readonly line: number; readonly content: string };
}

interface Quarantine {
  readonly places: ReadonlySet<string>;
  readonly lines: readonly QuarantineLine[];
}

interface CommitRecord {
  readonly outputs: readonly { readonly key: string }[];
  readonly quarantine: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** The latest commit record of each unit. */
const latestRecords = ({ lake }: World): ReadonlyMap<string, CommitRecord> => {
  const latest = new Map<string, { readonly key: string; readonly body: Uint8Array }>();
  for (const [key, { body }] of lake) {
    const unit = /\/commit\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
    if (unit !== undefined && key > (latest.get(unit)?.key ?? "")) latest.set(unit, { key, body });
  }
  return new Map([...latest].map(([unit, { body }]) => [unit, JSON.parse(textOf(body)) as CommitRecord]));
};

const quarantined = (world: World): Quarantine => {
  const lines = [...latestRecords(world).values()].flatMap(({ quarantine }) =>
    quarantine === null
      ? []
      : textOf(world.lake.get(quarantine)?.body ?? new Uint8Array(0))
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as QuarantineLine),
  );
  return { places: new Set(lines.map(placeName)), lines };
};

const wrongQuarantine = (
  { conflicts, unreadable }: Expected,
  { places, lines }: Quarantine,
): readonly string[] => {
  const wanted = new Map(conflicts.map((conflict) => [placeName(conflict.line), conflict]));
  const unread = new Set(unreadable.map(placeName));
  const violations = [...wanted.keys(), ...unread]
    .filter((place) => !places.has(place))
    .map((place) => `quarantine: does not list ${place}`);
  if (places.size < lines.length) violations.push("quarantine: lists a line twice");
  for (const line of lines) {
    const conflict = wanted.get(placeName(line));
    if (conflict === undefined && !unread.has(placeName(line)))
      violations.push(`quarantine: lists ${placeName(line)}, but should not`);
    if (conflict === undefined) continue;
    const { first } = line;
    const isRight =
      first !== undefined &&
      line.content === contentHash(conflict.line.content) &&
      first.content === contentHash(conflict.first.content) &&
      first.line === conflict.first.line &&
      first.key !== "" &&
      conflict.first.key.startsWith(first.key);
    if (!isRight)
      violations.push(`quarantine: ${placeName(line)} does not name ${placeName(conflict.first)} as first`);
  }
  return violations;
};

/** Records count what became of each line. */
const wrongCounts = (world: World, expected: Expected): readonly string[] => {
  const counts = [...latestRecords(world).values()].map((record) => record.counts);
  const wanted = {
    lines: expected.stored.length + expected.unreadable.length,
    rows: expected.rows.size,
    duplicates: expected.duplicates.length,
    conflicts: expected.conflicts.length,
    quarantined: expected.conflicts.length + expected.unreadable.length,
    skew_corrected: rowsBy(expected, /^skew_corrected$/),
    clamped: rowsBy(expected, /^clamped/),
  };
  return Object.entries(wanted).flatMap(([name, value]) => {
    const found = counts.reduce((sum, count) => sum + (count[name] ?? 0), 0);
    return found === value ? [] : [`records: count ${found} ${name} instead of ${value}`];
  });
};

const rowsBy = ({ rows }: Expected, rule: RegExp): number =>
  [...rows.values()].filter(({ timeRule }) => rule.test(timeRule)).length;

/** The metrics against a GROUP BY over what the lake shows, and against the oracle; nothing is provisional any more. */
const wrongMetrics = async (
  { table }: World,
  { figures: wanted, users }: Expected,
  shown: readonly ShownRow[],
): Promise<readonly string[]> => {
  const violations: string[] = [];
  const found = new Map<string, Figures>();
  for (const user of users)
    for (const { userDay, final, provisional } of await table.read(
      user,
      "1990-01-01" as Day,
      "2200-01-01" as Day,
    )) {
      for (const [site, metrics] of final) found.set(`${user} ${userDay.day} ${site}`, inOrder(metrics));
      for (const [site, metrics] of provisional)
        violations.push(`metrics: ${user} ${userDay.day} ${site}: ${metrics.events} events are provisional`);
    }
  const grouped = figuresOf(shown.map(countedRow));
  for (const [source, figures] of [
    ["the lake's rows", grouped],
    ["the oracle", wanted],
  ] as const)
    for (const name of new Set([...found.keys(), ...figures.keys()]))
      if (!isDeepStrictEqual(found.get(name), figures.get(name)))
        violations.push(
          `metrics: ${name}: ${JSON.stringify(found.get(name))}, but ${source} say ${JSON.stringify(figures.get(name))}`,
        );
  return violations;
};

const countedRow = ({ day, fields }: ShownRow): CountedRow => {
  const present = Object.entries(fields).filter(([, value]) => value !== null);
  const row = Object.fromEntries(present) as unknown as Omit<CountedRow, "day" | "occurredAtMs">;
  return { ...row, day, occurredAtMs: Number(fields["occurred_at"]) };
};

const inOrder = ({ types, ordered_minor, paid_minor, sessions, ...rest }: SiteMetrics): Figures => ({
  ...rest,
  types: sorted(types),
  ordered_minor: sorted(ordered_minor),
  paid_minor: sorted(paid_minor),
  sessions: [...sessions].sort(),
});

const sorted = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

const placeName = ({ key, line }: { readonly key: string; readonly line: number }): string =>
  `line ${line} of ${key}`;

const textOf = (body: Uint8Array): string => Buffer.from(body).toString("utf8");
