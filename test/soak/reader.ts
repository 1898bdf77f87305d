import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseDataKey, unitName } from "../../pipeline/lake/lakeKey";
import { listDataFiles } from "../../pipeline/lake/listDataFiles";
import { duckdbSqlEngine } from "../../pipeline/reports/sqlEngine.duckdb";
import { dirObjectStore, pathOf } from "../../pipeline/storage/objectStore.dir";
import { identityOf } from "./sentEvent";

/** Somebody who asks the lake again and again, and remembers what was there. */
export interface Reader {
  /** Looks once more, and ends. */
  finish(): Promise<void>;
  readonly figures: Readonly<{ looks: number; rows: number }>;
  readonly violations: readonly string[];
}

const betweenLooksMs = 250;

/**
 * Reads the lake in a folder as SQL does, by its manifests, whatever happens to whoever writes it. A look must not fail;
 * a day must not show two attempts of one unit; and what was in sight once must stay there.
 */
export const reader = async (folder: string): Promise<Reader> => {
  const lakeFolder = join(folder, "lake");
  const lake = dirObjectStore({ folder: lakeFolder, bucket: "lake" });
  const figures = { looks: 0, rows: 0 };
  const violations: string[] = [];
  const events = async (): Promise<readonly string[]> => {
    const files = await listDataFiles(lake, "events");
    violations.push(...shownTwice(files));
    return files.map((key) => pathOf(lakeFolder, key));
  };
  const engine = await duckdbSqlEngine({ lakeFiles: { events } });

  let seen: ReadonlySet<string> = new Set();
  const look = async (): Promise<void> => {
    figures.looks += 1;
    try {
      const rows = await engine.query("SELECT site_id, event_id FROM events", []);
      const now = new Set(rows.map(identityOf));
      const gone = [...seen].filter((identity) => !now.has(identity));
      if (gone.length > 0)
        violations.push(
          `look ${figures.looks}: ${gone.length} events are out of sight, ${gone.slice(0, 3).join(", ")}`,
        );
      seen = now;
      figures.rows = rows.length;
    } catch (error) {
      violations.push(`look ${figures.looks}: ${(error as Error).message}`);
    }
  };

  let isFinishing = false;
  const looking = (async () => {
    while (!isFinishing) {
      const startedAtMs = performance.now();
      await look();
      // it leaves the machine to others for most of the time
      await pause(Math.max(betweenLooksMs, 2 * (performance.now() - startedAtMs)));
    }
    await look();
  })();

  return {
    figures,
    violations,
    finish: () => {
      isFinishing = true;
      return looking;
    },
  };
};

/** Days that show more than one attempt at a unit. */
const shownTwice = (files: readonly string[]): readonly string[] => {
  const attempts = new Map<string, string>();
  return files.flatMap((key) => {
    const name = parseDataKey(key);
    if (name === undefined) return [`a manifest names ${key}, which is no data file`];
    const shown = `${name.day} ${unitName(name.unit)}`;
    const other = attempts.get(shown);
    attempts.set(shown, name.attempt);
    return other === undefined ? [] : [`day and unit ${shown} are shown twice`];
  });
};
