import type { Day } from "../../pipeline/lake/lakeKey";
import type { SqlParameter } from "../../pipeline/reports/sqlEngine";
import { aLakeReader, aPipeline } from "../../test/support/aPipeline";
import { sentRequests } from "./sentRequests";

/** A statement with its values, as the API asks it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
}

const fileEvents = 20_000;

/**
 * Which share of a data file's bytes a statement reads: the columns of each scan of events in its plan, by what their chunks weigh
 * in a real file. A table that is scanned twice is read twice, in Athena as here.
 */
export const scannedShares = async (
  day: Day,
): Promise<{ readonly shareOf: (statement: Statement) => Promise<number>; dispose(): Promise<void> }> => {
  const pipeline = await aPipeline();
  const arrived = new Date(Date.parse(day) + 24.5 * 3_600_000).toISOString();
  for (const { body } of sentRequests(day, fileEvents, 500))
    await pipeline.send(arrived, (JSON.parse(Buffer.from(body).toString()) as { events: unknown[] }).events);
  await pipeline.compact(new Date(Date.parse(day) + 26 * 3_600_000).toISOString());
  const reader = await aLakeReader();
  reader.read(pipeline);
  const [file] = await pipeline.dataFiles();
  const columns = await reader.engine.query(
    `SELECT path_in_schema AS name, sum(total_compressed_size) AS bytes FROM parquet_metadata('${file}') GROUP BY 1`,
    [],
  );
  const bytesOf = new Map(columns.map(({ name, bytes }) => [String(name), Number(bytes)]));
  const all = [...bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0);
  return {
    shareOf: async ({ sql, parameters }) => {
      const [plan] = await reader.engine.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters);
      const scans = scansIn(JSON.parse(String(plan?.["explain_value"])) as readonly PlanNode[]);
      return scans.reduce(
        (sum, names) => sum + [...names].reduce((bytes, name) => bytes + (bytesOf.get(name) ?? 0), 0) / all,
        0,
      );
    },
    dispose: () => pipeline.dispose(),
  };
};

interface PlanNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
  readonly extra_info: Readonly<Record<string, string | readonly string[]>>;
}

/** The columns of each scan of files. */
const scansIn = (nodes: readonly PlanNode[]): readonly ReadonlySet<string>[] =>
  nodes.flatMap(({ name, children, extra_info: info }) => [
    ...(/PARQUET/.test(name) ? [namesIn([info["Projections"], info["Filters"]])] : []),
    ...scansIn(children),
  ]);

/** Words that may be columns; what is none weighs nothing. */
const namesIn = (texts: readonly (string | readonly string[] | undefined)[]): ReadonlySet<string> =>
  new Set(texts.flat().flatMap((text) => text?.match(/[a-z][a-z0-9_]*/g) ?? []));
