import { dayOfManifest, manifestPrefix } from "../lake/lakeKey";
import type { AnyReport } from "../reports/report";
import type { SqlParameter } from "../reports/sqlEngine";
import { datasetOf } from "../reports/tables";
import type { ObjectStore } from "../storage/objectStore";
import { reachedDays } from "./reachedDays";

/**
 * The versions of everything in the lake that a report can read, as lines that change when any of it does: each
 * manifest's key and tag.
 */
export const lakeVersions = async (
  lake: ObjectStore,
  report: AnyReport,
  values: Readonly<Record<string, SqlParameter>>,
): Promise<readonly string[]> => {
  const versions: string[] = [];
  for (const dataset of [...new Set(report.reads.map((table) => datasetOf[table]))].sort()) {
    const days = dataset === "events" ? reachedDays(report, values) : undefined;
    const prefix = `${manifestPrefix(dataset)}${days === undefined ? "" : `dt=${sharedStart(days.first, days.last)}`}`;
    for await (const { key, etag } of lake.list(prefix)) {
      const day = dayOfManifest(key);
      if (day === undefined) continue;
      if (days === undefined || (day >= days.first && day <= days.last)) versions.push(`${key} ${etag}`);
    }
  }
  return versions;
};

/** What two dates begin with: listing by it lists little more than the days between them. */
const sharedStart = (a: string, b: string): string => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
};
