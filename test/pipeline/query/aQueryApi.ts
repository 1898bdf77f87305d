import { setTimeout } from "node:timers/promises";
import type { DatasetName } from "../../../pipeline/event/datasets";
import type { HttpRequest, HttpResponse } from "../../../pipeline/http/http";
import { admit } from "../../../pipeline/keys/admit";
import type { KeyRecord } from "../../../pipeline/keys/keyRecord";
import type { RateLimiter } from "../../../pipeline/keys/rateLimiter";
import { query } from "../../../pipeline/query/query";
import type { QueryLogEntry, QueryParts } from "../../../pipeline/query/queryParts";
import { allReports } from "../../../pipeline/reports/allReports";
import { engineQueryRunner } from "../../../pipeline/reports/engineQueryRunner";
import type { QueryRunner } from "../../../pipeline/reports/queryRunner";
import type { SqlEngine } from "../../../pipeline/reports/sqlEngine";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { aKeyRing, aReaderKey, presented } from "../../fixtures/aKey";
import type { Pipeline } from "../../support/aPipeline";
import { memoryMetricsTable } from "../../support/metricsTable.memory";
import { memoryObjectStore } from "../../support/objectStore.memory";
import type { SiteRecords } from "./aNightOut";

/** An answer of the API, its body read where it is JSON. */
export interface Answered extends HttpResponse {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into documents of any shape
  readonly document: any;
}

/** Nobody stays up for it. */
const pause = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });

/** The API with what it logged and kept. */
export interface QueryApi {
  readonly log: readonly QueryLogEntry[];
  readonly results: ObjectStore;
  /** Asks for a path with its query string, by default with {@link aReaderKey}. */
  get(target: string, request?: Partial<HttpRequest> & { readonly key?: KeyRecord }): Promise<Answered>;
}

export interface QueryApiOptions extends Partial<Omit<QueryParts, "admit" | "log">> {
  readonly keys?: readonly KeyRecord[];
  /** @default every pace is within the limits */
  readonly rate?: RateLimiter;
}

/** When the last visit of {@link aNightOut} had just come in. */
export const cameInAtMs = Date.parse("2026-03-02T20:10:30Z");

/** Long after everything of a night out has been compacted. */
export const askedAtMs = Date.parse("2026-03-04T12:00:00Z");

/** A query API, over an empty lake unless told otherwise. */
export const aQueryApi = ({
  keys = [aReaderKey()],
  rate = async () => ({ kind: "within" }),
  ...parts
}: QueryApiOptions = {}): QueryApi => {
  const log: QueryLogEntry[] = [];
  const results = parts.results ?? memoryObjectStore("results");
  const endpoint = query({
    admit: admit({ keys: aKeyRing(keys), rate }),
    lake: memoryObjectStore("lake"),
    runner: engineQueryRunner({ query: async () => [] }, pause),
    metrics: memoryMetricsTable(),
    reports: allReports,
    health: [],
    budgetMs: 20_000,
    version: "1.2.3",
    now: () => askedAtMs,
    pause,
    ...parts,
    results,
    log: (entry) => log.push(entry),
  });
  return {
    log,
    results,
    get: async (target, { key = keys[0] ?? aReaderKey(), headers = {}, ...request } = {}) => {
      const [path = "", search = ""] = target.split("?");
      const response = await endpoint({
        method: "GET",
        path,
        headers: { authorization: `Bearer ${presented(key)}`, ...headers },
        query: Object.fromEntries(new URLSearchParams(search)),
        body: new Uint8Array(0),
        ...request,
      });
      const isJson = /json/.test(response.headers["content-type"] ?? "") && response.body !== "";
      return { ...response, document: isJson ? JSON.parse(response.body) : undefined };
    },
  };
};

/** A runner that tells how often it was asked to start, each query as it came. */
export interface CountedRunner extends QueryRunner {
  readonly started: readonly { readonly sql: string; readonly parameters: readonly unknown[] }[];
}

/** Runs queries in an engine, and counts them. */
export const countedRunner = (engine: SqlEngine): CountedRunner => {
  const started: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const runner = engineQueryRunner(
    {
      query: (sql, parameters) => {
        started.push({ sql, parameters });
        return engine.query(sql, parameters);
      },
    },
    pause,
  );
  return { ...runner, started };
};

/** Sends what there is of a site as it came on 2 March, and compacts it. */
export const bringIn = async (pipeline: Pipeline, ...sites: readonly SiteRecords[]): Promise<void> => {
  for (const site of sites)
    for (const [dataset, records] of Object.entries(site) as [DatasetName, readonly unknown[]][])
      for (let i = 0; i < records.length; i += 400) {
        const { status, body } = await pipeline.send("2026-03-02T20:10:00Z", records.slice(i, i + 400), {
          dataset,
        });
        if (status !== 202 || JSON.parse(body).rejected.length > 0) throw new Error(`${dataset}: ${body}`);
      }
  for (const dataset of ["events", "orders", "customers", "payments"] as const) {
    const { failures } = await pipeline.compact("2026-03-02T21:05:00Z", { dataset });
    if (failures.length > 0) throw new Error(`${dataset}: ${JSON.stringify(failures)}`);
  }
};

/**
 * A query string that every report can be asked with: the days of a night out, or as many minutes as can be, and examples of what
 * else it must have.
 */
export const wholeQuestion = (report: (typeof allReports)[number]): string => {
  const asked = new URLSearchParams(
    report.group === "now" ? { minutes: "60" } : { from: "2026-03-01", to: "2026-03-02" },
  );
  for (const [name, parameter] of Object.entries(
    report.parameters as Readonly<Record<string, { readonly default?: unknown; readonly example: string }>>,
  ))
    if (parameter.default === undefined && !asked.has(name)) asked.set(name, parameter.example);
  return `/v1/reports/${report.name}?${asked}`;
};
