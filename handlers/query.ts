import { setTimeout } from "node:timers/promises";
import { version } from "../package.json";
import { gatewayV2 } from "../pipeline/http/gatewayV2";
import { openKeyStore } from "../pipeline/keys/openKeyStore";
import { metricsTableOf } from "../pipeline/metrics/metricsTable.dynamodb";
import { healthParts } from "../pipeline/query/healthParts";
import { query } from "../pipeline/query/query";
import { QueryEnvironment } from "../pipeline/query/queryEnvironment";
import { allReports } from "../pipeline/reports/allReports";
import { openQueryRunner } from "../pipeline/reports/openQueryRunner";
import { openStore } from "../pipeline/storage/openStore";
import { admission } from "./admission";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(QueryEnvironment, process.env);

const pause = (ms: number): Promise<void> => setTimeout(ms);
const lake = openStore(environment.LAKE_STORE);

/** What can be read over HTTP, behind an API Gateway HTTP API, payload format 2.0, which waits for 30 seconds. */
export const handler = gatewayV2(
  query({
    admit: admission(environment),
    lake,
    results: openStore(environment.RESULTS_STORE),
    runner: openQueryRunner(environment.SQL_ENGINE, pause),
    metrics: metricsTableOf(environment.METRICS_TABLE),
    reports: allReports,
    health: healthParts(openKeyStore(environment.KEY_STORE), lake),
    budgetMs: 20_000,
    version,
    now: Date.now,
    pause,
    log: logLine,
  }),
);
