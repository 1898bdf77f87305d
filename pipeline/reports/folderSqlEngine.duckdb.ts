import { allDatasets } from "../commerce/allDatasets";
import type { EpochMs } from "../event/fieldType";
import { dayOf } from "../lake/lakeKey";
import { type KnownManifests, listDataFiles } from "../lake/listDataFiles";
import { parseRawKey, rawDayPrefix } from "../raw/rawKey";
import { dirObjectStore, pathOf } from "../storage/objectStore.dir";
import type { SqlEngine } from "./sqlEngine";
import { type DataFiles, duckdbSqlEngine } from "./sqlEngine.duckdb";

/** Where the raw objects and the lake of one machine are. */
export interface DataFolders {
  readonly rawFolder: string;
  readonly lakeFolder: string;
  /** @default the machine's clock */
  readonly now?: () => EpochMs;
}

/**
 * DuckDB over the folders of a directory store. Of the raw objects those received today and yesterday, UTC, are its
 * raw tables: what is older is in the lake.
 */
export const folderSqlEngine = ({
  rawFolder,
  lakeFolder,
  now = Date.now,
}: DataFolders): Promise<SqlEngine> => {
  const raw = dirObjectStore({ folder: rawFolder, bucket: "raw" });
  const lake = dirObjectStore({ folder: lakeFolder, bucket: "lake" });

  const manifests: KnownManifests = new Map();
  const lakeFiles = async (dataset: string): Promise<readonly string[]> =>
    (await listDataFiles(lake, dataset, manifests)).map((key) => pathOf(lakeFolder, key));

  const rawFiles = async (dataset: string): Promise<readonly string[]> => {
    const files: string[] = [];
    const today = now();
    for (const day of [dayOf(today - dayMs), dayOf(today)])
      for await (const { key } of raw.list(rawDayPrefix(dataset, day)))
        if (parseRawKey(key) !== undefined) files.push(pathOf(rawFolder, key));
    return files;
  };

  const ofEach = (files: (dataset: string) => Promise<readonly string[]>): Record<string, DataFiles> =>
    Object.fromEntries(allDatasets.map(({ name }) => [name, () => files(name)]));

  return duckdbSqlEngine({ lakeFiles: ofEach(lakeFiles), rawFiles: ofEach(rawFiles) });
};

const dayMs = 24 * 3_600_000;
