import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type EmbeddedDynamodb, embeddedDynamodb } from "../../local/embeddedDynamodb";
import type { GatewayV2Handler } from "../../pipeline/http/gatewayV2";
import { dirKeyStore } from "../../pipeline/keys/keyStore.dir";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aReaderKey, presented } from "../fixtures/aKey";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

let original = { ...process.env };
let dynalite: EmbeddedDynamodb;
beforeAll(async () => {
  dynalite = await embeddedDynamodb({ table: "metrics" });
  original = { ...process.env };
});
afterAll(() => dynalite.close());
afterEach(() => {
  process.env = { ...original };
});

const anEnvironment = (folder: string): Readonly<Record<string, string>> => ({
  LAKE_STORE: pathToFileURL(join(folder, "lake")).href,
  RESULTS_STORE: pathToFileURL(join(folder, "results")).href,
  SQL_ENGINE: `duckdb:${join(folder, "raw")}|${join(folder, "lake")}`,
  METRICS_TABLE: "metrics",
  KEY_STORE: `dir:${join(folder, "keys")}`,
  RATE_TABLE: "metrics",
  LOG_FILE: join(folder, "log.ndjson"),
});

/** Loads the handler as a new function instance would, with an environment of its own. */
const loaded = (environment: Readonly<Record<string, string | undefined>>): GatewayV2Handler => {
  process.env = { ...original, ...environment };
  let handler: GatewayV2Handler | undefined;
  jest.isolateModules(() => {
    handler = require("../../handlers/query").handler;
  });
  if (handler === undefined) throw new Error("handlers/query exports no handler");
  return handler;
};

const asking = (rawPath: string, query: Readonly<Record<string, string>> = {}) =>
  aGatewayEvent({
    rawPath,
    queryStringParameters: { ...query },
    headers: { authorization: `Bearer ${presented(aReaderKey())}` },
    requestContext: {
      ...aGatewayEvent().requestContext,
      http: { ...aGatewayEvent().requestContext.http, method: "GET", path: rawPath },
    },
    body: undefined,
  });

const days = { from: "2026-03-01", to: "2026-03-02" };

test("reports, metrics, health and the document are answered by the parts that the environment names", async () => {
  const folder = aTemporaryFolder();
  await dirKeyStore(join(folder, "keys")).put(aReaderKey(), "absent");
  const handler = loaded(anEnvironment(folder));
  const answer = async (path: string, query?: Readonly<Record<string, string>>) => {
    const { statusCode, body = "" } = await handler(asking(path, query));
    return { statusCode, document: JSON.parse(body) };
  };
  expect(await answer("/v1/reports/totals", days)).toMatchObject({
    statusCode: 200,
    document: { report: "totals", rows: [{ events: 0 }] },
  });
  expect(await answer("/v1/users/u/metrics", days)).toMatchObject({
    statusCode: 200,
    document: { rows: [] },
  });
  expect(await answer("/v1/health")).toMatchObject({ statusCode: 200, document: { status: "ok" } });
  expect(await answer("/openapi.json")).toMatchObject({ statusCode: 200, document: { openapi: "3.1.0" } });
  const lines = readFileSync(join(folder, "log.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      event: "query",
      route: "/v1/reports/{name}",
      report: "totals",
      status: 200,
      key_id: "reader-1",
      cached: false,
    },
    { event: "query", route: "/v1/users/{id}/metrics", status: 200 },
    { event: "query", route: "/v1/health", status: 200 },
    { event: "query", route: "/openapi.json", status: 200 },
  ]);

  // another instance, which finds what the first has kept
  expect((await loaded(anEnvironment(folder))(asking("/v1/reports/totals", days))).statusCode).toBe(200);
  expect(
    JSON.parse(readFileSync(join(folder, "log.ndjson"), "utf8").trim().split("\n").at(-1) ?? ""),
  ).toMatchObject({
    report: "totals",
    cached: true,
  });
});

test("loading with a sound environment touches nothing that it names", () => {
  expect(() =>
    loaded({
      ...anEnvironment("/dev/null"),
      LAKE_STORE: "s3://acme-prod-lake",
      RESULTS_STORE: "s3://acme-prod-results",
      SQL_ENGINE: "athena:acme-prod-reports/acme_prod",
      KEY_STORE: "dynamodb:acme-prod-keys",
      AWS_REGION: "eu-west-1",
    }),
  ).not.toThrow();
});

test("loading tells everything that is wrong with the environment at once, by name", () => {
  const names = ["LAKE_STORE", "RESULTS_STORE", "SQL_ENGINE", "METRICS_TABLE", "KEY_STORE", "RATE_TABLE"];
  const rules = names.map((name) => `${name}: .+`).join("; ");
  expect(() => loaded(Object.fromEntries(names.map((name) => [name, undefined])))).toThrow(
    new RegExp(`^environment of QueryEnvironment: ${rules}$`),
  );
});
