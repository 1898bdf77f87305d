import { basename } from "node:path";
import type { CompactionReport } from "../pipeline/compaction/compact";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import type { DedupWindows } from "../pipeline/event/datasets";
import type { GatewayV2Handler } from "../pipeline/http/gatewayV2";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import { hashKey } from "../pipeline/keys/keyRing";
import { CountEnvironment } from "../pipeline/metrics/countEnvironment";
import type { SqsAnswer, SqsEvent } from "../pipeline/metrics/sqsEvent";
import type { Hour } from "../pipeline/raw/rawKey";
import { StoreUri } from "../pipeline/storage/storeUri";
import { SweepEnvironment } from "../pipeline/sweep/sweepEnvironment";
import type { DataFolder } from "./dataFolder";

/** The deployed functions, loaded as Lambda loads them: environment first, then the module. */
export interface Functions {
  readonly ingest: GatewayV2Handler;
  readonly count: (event: SqsEvent) => Promise<SqsAnswer>;
  readonly compact: (order: { readonly hour?: Hour }) => Promise<CompactionReport>;
  readonly sweep: () => Promise<unknown>;
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

export const loadFunctions = async (folder: DataFolder): Promise<Functions> => {
  const rawStore = storeUri(folder.rawFolder);
  const ingest = IngestEnvironment.encode({
    RAW_STORE: rawStore,
    SHARDS: 1,
    KEYS: [
      keyRecord("browser-local", "browser", folder.secrets.browser_key),
      keyRecord("server-local", "server", folder.secrets.server_key),
    ],
  });
  const lakeStore = storeUri(folder.lakeFolder);
  const count = CountEnvironment.encode({ RAW_STORE: rawStore, METRICS_TABLE: metricsTable });
  const compact = CompactEnvironment.encode({
    RAW_STORE: rawStore,
    LAKE_STORE: lakeStore,
    METRICS_TABLE: metricsTable,
    DEDUP_WINDOWS: dedupWindows,
    LOOKBACK_HOURS: 24,
  });
  const sweep = SweepEnvironment.encode({ LAKE_STORE: lakeStore });
  Object.assign(process.env, ingest, count, compact, sweep, { LOG_FILE: folder.logFile });
  const [ingestDoor, countDoor, compactDoor, sweepDoor] = await Promise.all([
    import("../handlers/ingest"),
    import("../handlers/count"),
    import("../handlers/compact"),
    import("../handlers/sweep"),
  ]);
  return {
    ingest: ingestDoor.handler,
    count: countDoor.handler,
    compact: compactDoor.handler,
    sweep: sweepDoor.handler,
  };
};

const storeUri = (folder: string): StoreUri => ({ kind: "dir", folder, bucket: basename(folder) });

const keyRecord = (id: string, kind: "browser" | "server", key: string) => ({
  id,
  kind,
  sha256: hashKey(key),
  sites: ["*"],
  origins: ["*"],
});
