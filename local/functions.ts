import { basename } from "node:path";
import type { CompactionReport } from "../pipeline/compaction/compact";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import type { DatasetName, DedupWindows } from "../pipeline/event/datasets";
import type { GatewayV2Handler } from "../pipeline/http/gatewayV2";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import { CountEnvironment } from "../pipeline/metrics/countEnvironment";
import type { SqsAnswer, SqsEvent } from "../pipeline/metrics/sqsEvent";
import { QualityEnvironment } from "../pipeline/quality/qualityEnvironment";
import { defaultQualityThresholds } from "../pipeline/quality/qualityThresholds";
import { QueryEnvironment } from "../pipeline/query/queryEnvironment";
import type { Hour } from "../pipeline/raw/rawKey";
import { StoreUri } from "../pipeline/storage/storeUri";
import { SweepEnvironment } from "../pipeline/sweep/sweepEnvironment";
import type { DataFolder } from "./dataFolder";

/** The deployed functions, loaded as Lambda loads them: environment first, then the module. */
export interface Functions {
  readonly ingest: GatewayV2Handler;
  readonly count: (event: SqsEvent) => Promise<SqsAnswer>;
  readonly compact: (order: {
    readonly dataset?: DatasetName;
    readonly hour?: Hour;
  }) => Promise<readonly CompactionReport[]>;
  readonly sweep: () => Promise<unknown>;
  readonly query: GatewayV2Handler;
  readonly quality: (order: { readonly day?: string }) => Promise<unknown>;
}

/** What the functions call their table. */
export const metricsTable = "metrics";

/** People send the same log again days later: locally ids are remembered for a month. */
const monthHours = 24 * 30;
const dedupWindows: DedupWindows = {
  events: monthHours,
  orders: monthHours,
  customers: monthHours,
  payments: monthHours,
};

/** Loads the functions; `rateTable` is the name of the table that counts requests. */
export const loadFunctions = async (folder: DataFolder, rateTable: string): Promise<Functions> => {
  const rawStore = storeUri(folder.rawFolder);
  const lakeStore = storeUri(folder.lakeFolder);
  const resultsStore = storeUri(folder.resultsFolder);
  const keys = { KEY_STORE: { kind: "dir", folder: folder.keysFolder }, RATE_TABLE: rateTable } as const;
  const { rawFolder, lakeFolder } = folder;
  const sqlEngine = { kind: "duckdb", rawFolder, lakeFolder } as const;
  const ingest = IngestEnvironment.encode({ RAW_STORE: rawStore, SHARDS: 1, ...keys });
  const count = CountEnvironment.encode({ RAW_STORE: rawStore, METRICS_TABLE: metricsTable });
  const compact = CompactEnvironment.encode({
    RAW_STORE: rawStore,
    LAKE_STORE: lakeStore,
    METRICS_TABLE: metricsTable,
    DEDUP_WINDOWS: dedupWindows,
    LOOKBACK_HOURS: 24,
  });
  const sweep = SweepEnvironment.encode({ LAKE_STORE: lakeStore });
  const query = QueryEnvironment.encode({
    LAKE_STORE: lakeStore,
    RESULTS_STORE: resultsStore,
    SQL_ENGINE: sqlEngine,
    METRICS_TABLE: metricsTable,
    ...keys,
  });
  const quality = QualityEnvironment.encode({
    RESULTS_STORE: resultsStore,
    SQL_ENGINE: sqlEngine,
    QUALITY_THRESHOLDS: defaultQualityThresholds,
  });
  const environment = { ...ingest, ...count, ...compact, ...sweep, ...query, ...quality };
  Object.assign(process.env, environment, { LOG_FILE: folder.logFile });
  const [ingestDoor, countDoor, compactDoor, sweepDoor, queryDoor, qualityDoor] = await Promise.all([
    import("../handlers/ingest"),
    import("../handlers/count"),
    import("../handlers/compact"),
    import("../handlers/sweep"),
    import("../handlers/query"),
    import("../handlers/quality"),
  ]);
  return {
    ingest: ingestDoor.handler,
    count: countDoor.handler,
    compact: compactDoor.handler,
    sweep: sweepDoor.handler,
    query: queryDoor.handler,
    quality: qualityDoor.handler,
  };
};

const storeUri = (folder: string): StoreUri => ({ kind: "dir", folder, bucket: basename(folder) });
