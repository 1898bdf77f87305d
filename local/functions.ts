import { basename } from "node:path";
import type { CompactionReport } from "../pipeline/compaction/compact";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import type { DatasetName, DedupWindows } from "../pipeline/event/datasets";
import type { GatewayV2Handler } from "../pipeline/http/gatewayV2";
import { BufferedIngestEnvironment } from "../pipeline/ingest/bufferedIngestEnvironment";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import { CountEnvironment } from "../pipeline/metrics/countEnvironment";
import type { SqsAnswer, SqsEvent } from "../pipeline/metrics/sqsEvent";
import { PackEnvironment } from "../pipeline/packing/packEnvironment";
import { QualityEnvironment } from "../pipeline/quality/qualityEnvironment";
import { defaultQualityThresholds } from "../pipeline/quality/qualityThresholds";
import { QueryEnvironment } from "../pipeline/query/queryEnvironment";
import type { Hour } from "../pipeline/raw/rawKey";
import { RollUpEnvironment } from "../pipeline/rollUp/rollUpEnvironment";
import { StoreUri } from "../pipeline/storage/storeUri";
import { SweepEnvironment } from "../pipeline/sweep/sweepEnvironment";
import type { DataFolder } from "./dataFolder";

/** The deployed functions, loaded as Lambda loads them: environment first, then the module. */
export interface Functions {
  readonly ingest: GatewayV2Handler;
  readonly pack: (event: SqsEvent) => Promise<SqsAnswer>;
  readonly count: (event: SqsEvent) => Promise<SqsAnswer>;
  readonly compact: (order: {
    readonly dataset?: DatasetName;
    readonly hour?: Hour;
  }) => Promise<readonly CompactionReport[]>;
  readonly rollUp: () => Promise<unknown>;
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

/** How batches get to the raw folder: at once, or through a queue. */
export type DeliveryMode = "direct" | "buffered";

/** Loads the functions; `rateTable` is the name of the table that counts requests. */
export const loadFunctions = async (
  folder: DataFolder,
  rateTable: string,
  delivery: DeliveryMode,
): Promise<Functions> => {
  const rawStore = storeUri(folder.rawFolder);
  const lakeStore = storeUri(folder.lakeFolder);
  const resultsStore = storeUri(folder.resultsFolder);
  const keys = { KEY_STORE: { kind: "dir", folder: folder.keysFolder }, RATE_TABLE: rateTable } as const;
  const { rawFolder, lakeFolder } = folder;
  const sqlEngine = { kind: "duckdb", rawFolder, lakeFolder } as const;
  const ingest = IngestEnvironment.encode({ RAW_STORE: rawStore, SHARDS: 1, ...keys });
  const buffered = BufferedIngestEnvironment.encode({
    RAW_STORE: rawStore,
    SHARDS: 1,
    ...keys,
    BATCH_QUEUE: { kind: "dir", folder: folder.queueFolder },
  });
  // whatever the delivery: an earlier start may have left something in the queue
  const pack = PackEnvironment.encode({
    RAW_STORE: rawStore,
    LAKE_STORE: lakeStore,
    SHARDS: 1,
    // the local compactor is told of every hour by its name
    LOOKBACK_HOURS: 24 * 31,
  });
  const count = CountEnvironment.encode({ RAW_STORE: rawStore, METRICS_TABLE: metricsTable });
  const compact = CompactEnvironment.encode({
    RAW_STORE: rawStore,
    LAKE_STORE: lakeStore,
    METRICS_TABLE: metricsTable,
    DEDUP_WINDOWS: dedupWindows,
    LOOKBACK_HOURS: 24,
  });
  const rollUp = RollUpEnvironment.encode({ LAKE_STORE: lakeStore, CLOSED_AFTER_DAYS: 2 });
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
  const environment = {
    ...ingest,
    ...buffered,
    ...pack,
    ...count,
    ...compact,
    ...rollUp,
    ...sweep,
    ...query,
    ...quality,
  };
  Object.assign(process.env, environment, { LOG_FILE: folder.logFile });
  const [ingestDoor, packDoor, countDoor, compactDoor, rollUpDoor, sweepDoor, queryDoor, qualityDoor] =
    await Promise.all([
      delivery === "buffered" ? import("../handlers/ingestBuffered") : import("../handlers/ingest"),
      import("../handlers/pack"),
      import("../handlers/count"),
      import("../handlers/compact"),
      import("../handlers/rollUp"),
      import("../handlers/sweep"),
      import("../handlers/query"),
      import("../handlers/quality"),
    ]);
  return {
    ingest: ingestDoor.handler,
    pack: packDoor.handler,
    count: countDoor.handler,
    compact: compactDoor.handler,
    rollUp: rollUpDoor.handler,
    sweep: sweepDoor.handler,
    query: queryDoor.handler,
    quality: qualityDoor.handler,
  };
};

const storeUri = (folder: string): StoreUri => ({ kind: "dir", folder, bucket: basename(folder) });
