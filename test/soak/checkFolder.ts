import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { embeddedDynamodb } from "../../local/embeddedDynamodb";
import { type CompactionReport, compact } from "../../pipeline/compaction/compact";
import { compactedEvents } from "../../pipeline/compaction/compactedEvents";
import { type AttemptId, datasetPrefix } from "../../pipeline/lake/lakeKey";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import { metricsTableOf } from "../../pipeline/metrics/metricsTable.dynamodb";
import { hourOf, hoursAfter, parseRawKey, startOf } from "../../pipeline/raw/rawKey";
import { folderSqlEngine } from "../../pipeline/reports/folderSqlEngine.duckdb";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { checkLake, type LakeFigures, type LakeOptions } from "./checkLake";
import { checkMetrics } from "./checkMetrics";
import { rawLines } from "./rawLines";

export interface CheckFolderOptions extends Pick<LakeOptions, "acknowledged" | "refused"> {
  /** A data folder that no process uses. */
  readonly folder: string;
  /** By the clock of the processes that used it. */
  readonly nowMs: number;
}

export interface FolderCheck {
  readonly violations: readonly string[];
  readonly figures: Readonly<FolderFigures>;
}

export interface FolderFigures extends LakeFigures {
  readonly userDays: number;
}

/**
 * Closes every hour in a data folder, and says what is wrong with it: with the lake and the quarantine, with the metrics,
 * with what a compaction of nothing new does, and with what processes have left behind and logged.
 */
export const checkFolder = async (options: CheckFolderOptions): Promise<FolderCheck> => {
  const { folder } = options;
  const violations = [...leftIn(folder), ...wrongLog(join(folder, "footfall.log"))];
  const dynamodb = await embeddedDynamodb({ folder: join(folder, "metrics"), table: "metrics" });
  try {
    const check = await checkStores(options, metricsTableOf("metrics"));
    return { ...check, violations: [...violations, ...check.violations] };
  } catch (error) {
    const figures = { rows: 0, duplicates: 0, conflicts: 0, userDays: 0, orphans: 0 };
    return {
      violations: [...violations, `the folder cannot be checked: ${(error as Error).stack}`],
      figures,
    };
  } finally {
    await dynamodb.close();
  }
};

/** For so long the local mode remembers ids. */
const windowHours = 24 * 30;

const checkStores = async (options: CheckFolderOptions, table: MetricsTable): Promise<FolderCheck> => {
  const { folder, nowMs, acknowledged, refused } = options;
  const closedMs = startOf(hoursAfter(hourOf(nowMs), 1)) + 5 * 60_000;
  const now = () => closedMs;
  const lakeFolder = join(folder, "lake");
  const rawFolder = join(folder, "raw");
  const raw = dirObjectStore({ folder: rawFolder, bucket: "raw", now });
  const lake = dirObjectStore({ folder: lakeFolder, bucket: "lake", now });
  const engine = await folderSqlEngine({ rawFolder, lakeFolder, now });
  const run = compact({
    dataset: compactedEvents,
    raw,
    lake,
    metrics: table,
    dedupWindowHours: windowHours,
    lookbackHours: await hoursSinceFirst(raw, closedMs),
    now,
    newAttemptId: () => randomUUID() as AttemptId,
    createdBy: "footfall version 0.0.0",
  });
  const closing = failuresOf(await run({}));
  const unrest = await changesBy(run, lake);

  const lines = await rawLines(raw);
  const inLake = await checkLake({ lake, engine, lines, acknowledged, refused });
  const guests = new Set(lines.flatMap(({ guest }) => guest ?? []));
  const inMetrics = await checkMetrics({ table, engine, guests });
  return {
    violations: [...closing, ...unrest, ...inLake.violations, ...inMetrics.violations],
    figures: { ...inLake.figures, userDays: inMetrics.userDays },
  };
};

/** What a compaction changes that should have nothing to do. */
const changesBy = async (run: ReturnType<typeof compact>, lake: ObjectStore): Promise<readonly string[]> => {
  const before = await tagsIn(lake);
  const report = await run({});
  const after = await tagsIn(lake);
  const isIdle = report.units.compacted + report.units.completed === 0;
  return [
    ...failuresOf(report),
    ...(isIdle ? [] : [`a second compaction has something to do: ${JSON.stringify(report.units)}`]),
    ...[...new Set([...before.keys(), ...after.keys()])]
      .filter((key) => before.get(key) !== after.get(key))
      .map((key) => `a second compaction changes ${key}`),
  ];
};

const failuresOf = ({ failures }: CompactionReport): string[] =>
  failures.map(({ unit, error }) => `compaction of ${unit} fails: ${error}`);

const tagsIn = async (store: ObjectStore): Promise<ReadonlyMap<string, string>> => {
  const tags = new Map<string, string>();
  for await (const { key, etag } of store.list(datasetPrefix("events"))) tags.set(key, etag);
  return tags;
};

/** So that a second run looks at every hour again. */
const hoursSinceFirst = async (raw: ObjectStore, nowMs: number): Promise<number> => {
  for await (const { key } of raw.list("raw/events/")) {
    const hour = parseRawKey(key)?.hour;
    if (hour !== undefined) return Math.ceil((nowMs - startOf(hour)) / 3_600_000);
  }
  return 1;
};

/** What a process that ended in order leaves nothing of. */
const leftIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /^in-use-by\.pid$|^unfinished-|\.incoming\/./.test(name))
    .map((name) => `${name} is left over`);

/** Failures that the functions have logged. */
const wrongLog = (file: string): readonly string[] =>
  (existsSync(file) ? readFileSync(file, "utf8") : "").split("\n").flatMap((line) => {
    const entry = parsed(line);
    const isWrong =
      Number(entry?.["status"]) >= 500 || (entry?.["failures"] as unknown[] | undefined)?.length;
    return isWrong ? [`log: ${line.slice(0, 500)}`] : [];
  });

/** A kill may cut a line short. */
const parsed = (line: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
