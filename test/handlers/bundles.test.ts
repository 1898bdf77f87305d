import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../modules/functions/bundle";
import { defaultDedupWindows } from "../../pipeline/event/datasets";
import { dirKeyStore } from "../../pipeline/keys/keyStore.dir";
import type { Day } from "../../pipeline/lake/lakeKey";
import { aBrowserKey, aReaderKey, presented } from "../fixtures/aKey";
import { anEvent } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { aMetricsTable, type DynaliteTable } from "../support/aMetricsTable";

let dynalite: DynaliteTable;
beforeAll(async () => {
  dynalite = await aMetricsTable();
});
afterAll(() => dynalite.close());

test("the very bundles that are deployed take an event, count it, and bring it into the lake", async () => {
  const folder = aTemporaryFolder();
  const [ingest, count, compact] = ["ingest", "count", "compact"].map((handler) =>
    JSON.stringify(join(bundle(handler, join(folder, handler)), "index.js")),
  );
  const key = aBrowserKey();
  await dirKeyStore(join(folder, "keys")).put(key, "absent");
  const atMs = Date.now();
  const request = {
    rawPath: "/v1/events",
    headers: { authorization: `Bearer ${presented(key)}` },
    requestContext: { http: { method: "POST" } },
    body: JSON.stringify(anEvent({ occurred_at: atMs, anonymous_id: "bundle-guest" })),
    isBase64Encoded: false,
  };
  const script = `
    const { readdirSync } = require("node:fs");
    const told = () => readdirSync("raw", { recursive: true }).filter((name) => name.endsWith(".gz")).map((key, i) => ({
      messageId: String(i),
      body: JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3: { object: { key } } }] }),
    }));
    (async () => {
      const { statusCode } = await require(${ingest}).handler(${JSON.stringify(request)});
      const counted = await require(${count}).handler({ Records: told() });
      const [{ counts, files }] = await require(${compact}).handler({ hour: new Date().toISOString().slice(0, 13) });
      process.stdout.write(JSON.stringify({ statusCode, counted, rows: counts.rows, files }));
    })();`;
  const output = execFileSync(process.execPath, ["-e", script], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...awsVariables(),
      NODE_NO_WARNINGS: "1",
      LOG_FILE: join(folder, "log.ndjson"),
      RAW_STORE: `file://${folder}/raw`,
      LAKE_STORE: `file://${folder}/lake`,
      METRICS_TABLE: "metrics",
      KEY_STORE: `dir:${folder}/keys`,
      RATE_TABLE: "metrics",
      SHARDS: "1",
      DEDUP_WINDOWS: JSON.stringify(defaultDedupWindows),
      LOOKBACK_HOURS: "3",
    },
  });
  expect(JSON.parse(output)).toEqual({
    statusCode: 202,
    counted: { batchItemFailures: [] },
    rows: 1,
    files: 1,
  });

  const day = new Date(atMs).toISOString().slice(0, 10) as Day;
  const [stored] = await dynalite.table.read("bundle-guest", day, day);
  expect(stored?.provisional.get("trattoria-luna")?.events).toBe(1);
}, 60_000);

test("count is deployed without what only others need", () => {
  const folder = aTemporaryFolder();
  const codeOf = (handler: string) =>
    readFileSync(join(bundle(handler, join(folder, handler)), "index.js"), "utf8").toLowerCase();
  const others = ["par1", "bowser", "deusu"];
  expect(others.filter((word) => !codeOf("compact").includes(word))).toEqual([]);
  const code = codeOf("count");
  expect([...others, "duckdb", "dynalite", "leveldb", "tsx"].filter((word) => code.includes(word))).toEqual(
    [],
  );
  expect(code).toContain("dynamodb_20120810");
}, 60_000);

test("query is deployed without DuckDB, and answers where there is none", async () => {
  const folder = aTemporaryFolder();
  const file = join(bundle("query", join(folder, "query")), "index.js");
  expect(readFileSync(file, "utf8")).toContain("StartQueryExecution");
  const key = aReaderKey();
  await dirKeyStore(join(folder, "keys")).put(key, "absent");
  const asking = (rawPath: string) => ({
    rawPath,
    headers: { authorization: `Bearer ${presented(key)}` },
    queryStringParameters: { from: "2026-03-01", to: "2026-03-02" },
    requestContext: { http: { method: "GET" } },
    isBase64Encoded: false,
  });
  const script = `
    const { handler } = require(${JSON.stringify(file)});
    (async () => {
      const statuses = [];
      for (const event of ${JSON.stringify(["/openapi.json", "/v1/users/u/metrics", "/v1/reports/totals"].map(asking))})
        statuses.push((await handler(event)).statusCode);
      process.stdout.write(JSON.stringify(statuses));
    })();`;
  const output = execFileSync(process.execPath, ["-e", script], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...awsVariables(),
      NODE_NO_WARNINGS: "1",
      LOG_FILE: join(folder, "log.ndjson"),
      LAKE_STORE: `file://${folder}/lake`,
      RESULTS_STORE: `file://${folder}/results`,
      // what only a machine with DuckDB can open
      SQL_ENGINE: `duckdb:${folder}/raw|${folder}/lake`,
      METRICS_TABLE: "metrics",
      KEY_STORE: `dir:${folder}/keys`,
      RATE_TABLE: "metrics",
    },
  });
  expect(JSON.parse(output)).toEqual([200, 200, 503]);
}, 60_000);

const awsVariables = (): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("AWS_")));
