import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CompactEnvironment } from "../../../pipeline/compaction/compactEnvironment";
import { defaultDedupWindows } from "../../../pipeline/event/datasets";
import { IngestEnvironment } from "../../../pipeline/ingest/ingestEnvironment";
import { CountEnvironment } from "../../../pipeline/metrics/countEnvironment";
import { QueryEnvironment } from "../../../pipeline/query/queryEnvironment";
import { RollUpEnvironment } from "../../../pipeline/rollUp/rollUpEnvironment";
import type { Run } from "../../harness/work";

export interface ColdStartInput {
  /** Where the bundles are. */
  readonly folder: string;
}

export interface ColdStartOptions {
  readonly file: string;
}

/** Loads a bundle, as Lambda does in a fresh process: until its handler is there. */
export const run: Run<ColdStartInput, ColdStartOptions> = async ({ folder }, { file }, measure) => {
  Object.assign(process.env, environment());
  const path = join(folder, file);
  const load = createRequire(path);
  let [milliseconds, cpuMilliseconds] = [Number.NaN, Number.NaN];
  const loaded = (await measure(async () => {
    const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
    const module = file.endsWith(".mjs") ? await import(pathToFileURL(path).href) : load(path);
    milliseconds = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMilliseconds = (user + system) / 1000;
    return module;
  })) as { readonly handler?: unknown };
  if (typeof loaded.handler !== "function") throw new Error(`${file}: has no handler`);
  return {
    events: 1,
    bytesOut: statSync(path).size,
    figures: { initMs: milliseconds, initCpuMs: cpuMilliseconds },
  };
};

/** What the stacks tell the functions, of stores that are never asked. */
const environment = (): Readonly<Record<string, string>> => {
  const keys = { KEY_STORE: { kind: "dynamodb", table: "metrics" }, RATE_TABLE: "metrics" } as const;
  const store = (bucket: string) => ({ kind: "s3", bucket }) as const;
  return {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
    ...IngestEnvironment.encode({ RAW_STORE: store("raw"), SHARDS: 4, ...keys }),
    ...CountEnvironment.encode({ RAW_STORE: store("raw"), METRICS_TABLE: "metrics" }),
    ...CompactEnvironment.encode({
      RAW_STORE: store("raw"),
      LAKE_STORE: store("lake"),
      METRICS_TABLE: "metrics",
      DEDUP_WINDOWS: defaultDedupWindows,
      LOOKBACK_HOURS: 24,
    }),
    ...RollUpEnvironment.encode({ LAKE_STORE: store("lake"), CLOSED_AFTER_DAYS: 2 }),
    ...QueryEnvironment.encode({
      LAKE_STORE: store("lake"),
      RESULTS_STORE: store("results"),
      SQL_ENGINE: { kind: "athena", workgroup: "footfall", database: "footfall" },
      METRICS_TABLE: "metrics",
      ...keys,
    }),
  };
};
