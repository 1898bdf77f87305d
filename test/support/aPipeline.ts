import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allDatasets } from "../../pipeline/commerce/allDatasets";
import { type CompactionReport, compact } from "../../pipeline/compaction/compact";
import { compactedDatasets } from "../../pipeline/compaction/compactedDatasets";
import type { CompactionParts } from "../../pipeline/compaction/compactionParts";
import type { DatasetName } from "../../pipeline/event/datasets";
import type { HttpResponse } from "../../pipeline/http/http";
import { directDelivery } from "../../pipeline/ingest/directDelivery";
import { ingest } from "../../pipeline/ingest/ingest";
import type { AttemptId } from "../../pipeline/lake/lakeKey";
import { listDataFiles } from "../../pipeline/lake/listDataFiles";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import { type Hour, rawPrefix, type Shard } from "../../pipeline/raw/rawKey";
import type { SqlEngine } from "../../pipeline/reports/sqlEngine";
import { duckdbSqlEngine } from "../../pipeline/reports/sqlEngine.duckdb";
import type { ListedObject, ObjectStore } from "../../pipeline/storage/objectStore";
import { dirObjectStore, pathOf } from "../../pipeline/storage/objectStore.dir";
import { aBrowserKey, aServerKey } from "../fixtures/aKey";
import { memoryMetricsTable } from "./metricsTable.memory";

/** The product from a producer's request to the files of the lake, in a folder of its own. */
export interface Pipeline {
  readonly raw: ObjectStore;
  readonly lake: ObjectStore;
  readonly metrics: MetricsTable;
  /** Sends a batch of events, or of another dataset's records, as it arrives at a time, `2026-03-01T18:00:00.000Z`. */
  send(at: string, records: readonly unknown[], sending?: SendingOptions): Promise<HttpResponse>;
  /** Sends as an ingest would that is configured with another number of shards. */
  withShards(shards: number): Pipeline["send"];
  /** Compacts events, or another dataset, as if it were a time. */
  compact(
    at: string,
    order?: { readonly hour?: string; readonly shard?: number; readonly dataset?: DatasetName },
    parts?: Partial<CompactionParts>,
  ): Promise<CompactionReport>;
  /** The paths of the data files that readers see, of events or of another dataset. */
  dataFiles(dataset?: DatasetName): Promise<readonly string[]>;
  /** The paths of the raw objects, of events or of another dataset. */
  rawFiles(dataset?: DatasetName): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

export interface SendingOptions {
  /** Events, unless said otherwise. */
  readonly dataset?: DatasetName;
  /** A server's, unless said otherwise. */
  readonly key?: "browser" | "server";
  readonly sentAt?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The raw bucket as this request finds it. */
  readonly store?: ObjectStore;
}

export interface PipelineOptions {
  readonly shards?: number;
  /** The name of the folder. */
  readonly named?: string;
}

export const aPipeline = async ({ shards = 1, named = "data" }: PipelineOptions = {}): Promise<Pipeline> => {
  const root = await mkdtemp(join(tmpdir(), "footfall-"));
  const lakeFolder = join(root, named, "lake");
  const rawFolder = join(root, named, "raw");
  const raw = dirObjectStore({ folder: rawFolder, bucket: "raw" });
  const lake = dirObjectStore({ folder: lakeFolder, bucket: "lake" });
  const metrics = memoryMetricsTable();
  let attempts = 0;
  const withShards: Pipeline["withShards"] =
    (ofEach) =>
    (at, records, { dataset = "events", key = "server", sentAt, headers = {}, store = raw } = {}) =>
      ingest({
        deliver: directDelivery({ store, shards: ofEach }),
        admit: async () => ({ kind: "authorized", key: key === "server" ? aServerKey() : aBrowserKey() }),
        now: () => Date.parse(at),
        log: () => {},
      })({
        method: "POST",
        path: `/v1/${dataset}`,
        headers,
        query: {},
        body: Buffer.from(
          JSON.stringify({ [dataset]: records, ...(sentAt === undefined ? {} : { sent_at: sentAt }) }),
        ),
      });
  return {
    raw,
    lake,
    metrics,
    send: withShards(shards),
    withShards,
    compact: (at, { dataset = "events", ...order } = {}, parts = {}) =>
      compact({
        dataset: compactedDatasets[dataset],
        raw,
        lake,
        metrics,
        dedupWindowHours: 24,
        lookbackHours: 3,
        now: () => Date.parse(at),
        newAttemptId: () => {
          attempts += 1;
          return `attempt-${String(attempts).padStart(4, "0")}` as AttemptId;
        },
        createdBy: "footfall version 0.0.0",
        ...parts,
      })(order as { readonly hour?: Hour; readonly shard?: Shard }),
    dataFiles: async (dataset = "events") =>
      (await listDataFiles(lake, dataset)).map((key) => pathOf(lakeFolder, key)),
    rawFiles: async (dataset = "events") => {
      const files: string[] = [];
      for await (const { key } of raw.list(rawPrefix(dataset))) files.push(pathOf(rawFolder, key));
      return files;
    },
    dispose: () => rm(root, { recursive: true, force: true }),
  };
};

/** A reader of one lake after the other, for tests that make many. */
export interface LakeReader {
  readonly engine: SqlEngine;
  read(pipeline: Pipeline): void;
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What readers see: each event as `DAY SITE EVENT`, in ascending order. */
  shown(pipeline: Pipeline): Promise<readonly string[]>;
}

export const aLakeReader = async (): Promise<LakeReader> => {
  let current: Pipeline | undefined;
  const ofEach = (files: (pipeline: Pipeline, dataset: DatasetName) => Promise<readonly string[]>) =>
    Object.fromEntries(
      allDatasets.map(({ name }) => [
        name,
        async () => (current === undefined ? [] : files(current, name as DatasetName)),
      ]),
    );
  const engine = await duckdbSqlEngine({
    lakeFiles: ofEach((pipeline, dataset) => pipeline.dataFiles(dataset)),
    rawFiles: ofEach((pipeline, dataset) => pipeline.rawFiles(dataset)),
  });
  const query: LakeReader["query"] = (sql) => engine.query(sql, []);
  return {
    engine,
    query,
    read: (pipeline) => {
      current = pipeline;
    },
    shown: async (pipeline) => {
      current = pipeline;
      const rows = await query(
        "SELECT dt || ' ' || site_id || ' ' || event_id AS shown FROM events ORDER BY 1",
      );
      return rows.map(({ shown }) => String(shown));
    },
  };
};

/** A page view at the Trattoria Luna, unless said otherwise. */
export const anEvent = (
  id: string,
  at: string,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  event_id: id,
  event_type: "page_view",
  site_id: "luna",
  occurred_at: at,
  ...fields,
});

/** Everything in a store, tags included. */
export const everythingIn = async (store: ObjectStore): Promise<readonly ListedObject[]> => {
  const objects: ListedObject[] = [];
  for await (const object of store.list("")) objects.push(object);
  return objects;
};
