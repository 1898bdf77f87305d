import { openQueryRunner } from "./openQueryRunner";
import { type RunnerSqlEngineParts, runnerSqlEngine } from "./runnerSqlEngine";
import type { SqlEngine } from "./sqlEngine";
import type { SqlEngineUri } from "./sqlEngineUri";

/** Where SQL runs, for those who wait for the rows, for so long at most. */
export const openSqlEngine = (uri: SqlEngineUri, parts: Omit<RunnerSqlEngineParts, "runner">): SqlEngine =>
  runnerSqlEngine({ ...parts, runner: openQueryRunner(uri, parts.pause) });
