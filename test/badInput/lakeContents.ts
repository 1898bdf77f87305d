import { createHash } from "node:crypto";
import { type CompactionReport, compact } from "../../pipeline/compaction/compact";
import { compactedDatasets } from "../../pipeline/compaction/compactedDatasets";
import type { DatasetName } from "../../pipeline/event/datasets";
import type { AttemptId } from "../../pipeline/lake/lakeKey";
import { listDataFiles } from "../../pipeline/lake/listDataFiles";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import type { HyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";

/** What a compaction left for readers, and what it set aside. */
export interface LakeContents {
  /** With their partition, `dt`. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Of the lines that it did not take: where they are, and for events with the id of another, their content. */
  readonly quarantined: readonly { readonly key: string; readonly line: number; readonly content?: string }[];
}

/** Compacts all closed hours of a dataset as if it were a time. */
export const compactAt = (
  nowMs: number,
  raw: ObjectStore,
  lake: ObjectStore,
  dataset: DatasetName = "events",
): Promise<CompactionReport> => {
  let attempts = 0;
  return compact({
    dataset: compactedDatasets[dataset],
    raw,
    lake,
    metrics: { close: async () => "closed" },
    dedupWindowHours: 24,
    lookbackHours: 8,
    now: () => nowMs,
    newAttemptId: () => {
      attempts += 1;
      return `attempt-${nowMs}-${attempts}` as AttemptId;
    },
    createdBy: "footfall version 0.0.0",
  })({});
};

/** Reads a dataset's lake with a reader that shares no code with its writer, and the lists of quarantined lines. */
export const lakeContents = async (
  lake: ObjectStore,
  reader: HyparquetReader,
  dataset: DatasetName = "events",
): Promise<LakeContents> => {
  const rows: Readonly<Record<string, unknown>>[] = [];
  for (const key of await listDataFiles(lake, dataset)) {
    const file = await lake.get(key);
    if (file === undefined) throw new Error(`${key}: is shown, but not there`);
    // one at a time: thousands of rows at once would be too many for the arguments of a call
    const dt = /\/dt=([^/]+)\//.exec(key)?.[1];
    for (const row of (await reader.read(file.body)).rows) rows.push({ ...row, dt });
  }
  const quarantined: LakeContents["quarantined"][number][] = [];
  for await (const { key } of lake.list(`lake/${dataset}/quarantine/`)) {
    const text = Buffer.from((await lake.get(key))?.body ?? Buffer.of()).toString("utf8");
    for (const line of text.split("\n")) if (line !== "") quarantined.push(JSON.parse(line));
  }
  return { rows, quarantined };
};

/** What an event is the same as another by: its site and id. */
export const identityOf = (event: Readonly<Record<string, unknown>>): string =>
  `${event["site_id"]} ${event["event_id"]}`;

/** How a quarantined line names the event that it holds. */
export const contentOf = (canonical: string): string =>
  createHash("sha256").update(canonical).digest("hex").slice(0, 16);
