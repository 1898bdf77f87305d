import { engineQueryRunner } from "./engineQueryRunner";
import type { QueryRunner } from "./queryRunner";
import { athenaQueryRunnerOf } from "./sqlEngine.athena";
import type { SqlEngineUri } from "./sqlEngineUri";

/**
 * Where SQL runs, for those who do not wait. It is opened when it is first asked. DuckDB is loaded then, too: it is no part of a
 * bundle, and missing it is no failure of a function that has no need of it. Athena's client is what deployed functions are there
 * for; loaded later, it would keep esbuild from leaving out what of the SDK nobody uses.
 */
export const openQueryRunner = (uri: SqlEngineUri, pause: (ms: number) => Promise<void>): QueryRunner => {
  let loading: Promise<QueryRunner> | undefined;
  const loaded = (): Promise<QueryRunner> => {
    loading ??= load(uri, pause).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    start: async (query) => (await loaded()).start(query),
    look: async (executionId) => (await loaded()).look(executionId),
  };
};

const load = async (uri: SqlEngineUri, pause: (ms: number) => Promise<void>): Promise<QueryRunner> => {
  if (uri.kind === "athena") return athenaQueryRunnerOf(uri.workgroup, uri.database);
  const { folderSqlEngine } = await import("./folderSqlEngine.duckdb");
  return engineQueryRunner(await folderSqlEngine(uri), pause);
};
