import Ajv2020 from "ajv/dist/2020";
import type { HttpRequest } from "../../../pipeline/http/http";
import { ingestedDatasets, ingestPath } from "../../../pipeline/ingest/ingestedDataset";
import type { Day } from "../../../pipeline/lake/lakeKey";
import { openApi } from "../../../pipeline/query/openApi";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { allReports } from "../../../pipeline/reports/allReports";
import type { QueryRunner } from "../../../pipeline/reports/queryRunner";
import { aBrowserKey, aReaderKey } from "../../fixtures/aKey";
import { anIngest } from "../../fixtures/anIngest";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { memoryMetricsTable } from "../../support/metricsTable.memory";
import { aNightOut } from "./aNightOut";
import {
  type Answered,
  aQueryApi,
  bringIn,
  cameInAtMs,
  countedRunner,
  type QueryApi,
  wholeQuestion,
} from "./aQueryApi";

const document = JSON.parse(JSON.stringify(openApi("1.2.3", allReports)));

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/);
ajv.addSchema(document, "openapi");

/** What a place of the document holds, or what it refers to. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into documents of any shape
const at = (place: readonly string[]): { readonly found: any; readonly place: readonly string[] } => {
  const found = place.reduce((inner, part) => inner?.[part], document);
  const reference = found?.$ref?.slice(2).split("/");
  return reference === undefined ? { found, place } : at(reference);
};

const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

const mediaTypeOf = (contentType = ""): string => contentType.split(";")[0] ?? "";

/** What an answer breaks of the document's promise for its path: nothing, else each in a line. */
const broken = (path: string, answer: Answered, method = "get"): readonly string[] => {
  const { found: response, place: inside } = at(["paths", path, method, "responses", String(answer.status)]);
  if (response === undefined) return [`${path}: no answer ${answer.status}`];
  if (answer.status === 304) return answer.body === "" ? [] : ["304: has a body"];
  const type = mediaTypeOf(answer.headers["content-type"]);
  if (response.content?.[type] === undefined) return [`${path} ${answer.status}: no ${type}`];
  if (answer.document === undefined) return [];
  const place = [...inside, "content", type, "schema"];
  const validate = ajv.getSchema(`openapi#/${place.map(escaped).map(encodeURIComponent).join("/")}`);
  if (validate === undefined) return [`${path} ${answer.status}: no schema`];
  validate(answer.document);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${path} ${answer.status} ${instancePath}: ${message}`,
  );
};

const limited = aReaderKey({ id: "limited", sites: ["site-b"] });
const keys = [aReaderKey(), limited, aBrowserKey()];

let pipeline: Pipeline;
let reader: LakeReader;
let api: QueryApi;
beforeAll(async () => {
  pipeline = await aPipeline();
  reader = await aLakeReader();
  reader.read(pipeline);
  await bringIn(pipeline, aNightOut("site-a", 6));
  api = aQueryApi({ keys, lake: pipeline.lake, runner: countedRunner(reader.engine), now: () => cameInAtMs });
});
afterAll(() => pipeline?.dispose());

describe.each(allReports.map((report) => [report.name, report] as const))(
  "the path of %s",
  (name, report) => {
    const path = `/v1/reports/${name}`;
    const target = wholeQuestion(report);

    test("promises what is really answered", async () => {
      const answer = await api.get(`${target}&limit=1`);
      expect(answer.status).toBe(200);
      const known = { headers: { "if-none-match": answer.headers["etag"] ?? '"x"' } };
      const answers = [
        answer,
        await api.get(`${target}&limit=1`, known),
        await api.get(`${target}&format=csv`),
        await api.get(`${target}&format=sql`),
        await api.get(`${target}&site_id=site-a`, { key: limited }),
        await api.get(`${path}?from=x`),
        ...(report.live === undefined ? [] : [await api.get(`${target}&live=true`)]),
      ];
      expect(answers.map(({ status }) => status).slice(2, 6)).toEqual([200, 200, 403, 400]);
      for (const each of answers) expect(broken(path, each)).toEqual([]);
    });

    test("has each parameter, and each column", () => {
      const { get } = document.paths[path];
      const names = get.parameters.map(
        (_: unknown, i: number) => at(["paths", path, "get", "parameters", String(i)]).found.name,
      );
      expect(names).toEqual([...Object.keys(report.parameters), "live", "format", "limit", "cursor"]);
      const { items } = get.responses[200].content["application/json"].schema.properties.rows;
      expect(Object.keys(items.properties)).toEqual(report.row.columns.map((column) => column.name));
    });
  },
);

test("most reports were answered with a row, so that their schemas were put to the test", async () => {
  const empty = [];
  for (const report of allReports)
    if ((await api.get(wholeQuestion(report))).document.rows.length === 0) empty.push(report.name);
  expect(empty.length).toBeLessThan(allReports.length / 10);
});

test("an answer that is not as promised is told", async () => {
  const answer = await api.get("/v1/reports/totals?from=2026-03-01&to=2026-03-02");
  const [row] = answer.document.rows;
  const other = (changes: object) =>
    broken("/v1/reports/totals", { ...answer, document: { ...answer.document, ...changes } });
  expect(other({ rows: [{ ...row, events: "7" }] })).toHaveLength(1);
  expect(other({ rows: [{ ...row, more: 1 }] })).toHaveLength(1);
  expect(other({ next: 7 })).toHaveLength(1);
  expect(broken("/v1/reports/totals", { ...answer, status: 418 })).toHaveLength(1);
});

test("the list, health, the document itself and users' metrics are as promised", async () => {
  const metrics = memoryMetricsTable();
  const userDay = { user: "u", day: "2026-03-01" as Day };
  const unit = (hour: string) => ({ hour: hour as Hour, shard: 0 });
  const bySite = new Map([["luna", aSiteMetrics({ paid_minor: { EUR: 5 } })]]);
  await metrics.close({ userDay, unit: unit("2026-03-01T18"), sequence: 1, metrics: bySite });
  await metrics.add({ userDay, unit: unit("2026-03-01T19"), batchId: "b".repeat(64), metrics: bySite });
  const asked = aQueryApi({ keys, metrics });
  const users = "/v1/users/{id}/metrics";
  const ofUser = "/v1/users/u/metrics?from=2026-03-01&to=2026-03-02&zeros=true";
  const answers: readonly (readonly [string, Answered, number])[] = [
    ["/v1/reports", await asked.get("/v1/reports"), 200],
    ["/v1/reports", await asked.get("/v1/reports", { headers: { authorization: "" } }), 401],
    ["/v1/health", await asked.get("/v1/health"), 200],
    ["/openapi.json", await asked.get("/openapi.json"), 200],
    [users, await asked.get(ofUser), 200],
    [users, await asked.get(`${ofUser}&site_id=luna`, { key: limited }), 403],
    [users, await asked.get("/v1/users/u/metrics"), 400],
    [users, await asked.get(ofUser, { key: aBrowserKey() }), 403],
  ];
  for (const [path, answer, status] of answers) {
    expect(answer.status).toBe(status);
    expect(broken(path, answer)).toEqual([]);
  }
  const fails = async () => {
    throw new Error("no");
  };
  const ill = aQueryApi({ health: [{ name: "lake", look: fails }], metrics: { read: fails } });
  expect(broken("/v1/health", await ill.get("/v1/health"))).toEqual([]);
  expect(broken(users, await ill.get(ofUser))).toEqual([]);
});

test("queries that run, are done, fail or are not there are as promised", async () => {
  let state: Awaited<ReturnType<QueryRunner["look"]>> = { kind: "running" };
  const slow = aQueryApi({
    runner: { start: async () => ({ kind: "started", executionId: "x" }), look: async () => state },
    budgetMs: 0,
  });
  const report = "/v1/reports/totals";
  const running = await slow.get(`${report}?from=2026-03-01&to=2026-03-02`);
  expect([running.status, broken(report, running)]).toEqual([202, []]);
  const seen: number[] = [];
  const look = async (target = running.headers["location"] ?? "") => {
    const answer = await slow.get(target);
    seen.push(answer.status);
    expect(broken("/v1/queries/{id}", answer)).toEqual([]);
  };
  await look();
  state = { kind: "failed", failure: { reason: "too_expensive", limitBytes: 7 } };
  await look();
  state = { kind: "failed", failure: { reason: "failed", error: "X" } };
  await look();
  state = { kind: "failed", failure: { reason: "busy" } };
  await look();
  const gone = await slow.get(`${report}?from=2026-03-01&to=2026-03-02`);
  expect([gone.status, broken(report, gone)]).toEqual([503, []]);
  state = { kind: "done", rows: [], scannedBytes: 0 };
  await look();
  await look("/v1/queries/none");
  await look("/v1/queries/none?limit=x");
  await look(`${running.headers["location"]?.split("?")[0]}?format=sql`);
  expect(seen).toEqual([202, 422, 502, 503, 200, 404, 400, 200]);
});

test("a key that asks too often is answered as promised, wherever a key is asked for", async () => {
  const withKeys = Object.keys(document.paths).filter((path) => /^\/v1\/(reports|queries|users)/.test(path));
  expect(withKeys.length).toBe(allReports.length + 3);
  const rate = async () => ({ kind: "exceeded", retryAfterSeconds: 7 }) as const;
  const busy = aQueryApi({ keys, rate });
  for (const path of withKeys) {
    const answer = await busy.get(path);
    expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "7"]);
    expect(broken(path, answer)).toEqual([]);
  }
});

test("what is sent is in the document too, and answered as promised", async () => {
  for (const dataset of ingestedDatasets) expect(document.paths[ingestPath(dataset)]?.post).toBeDefined();
  const { send } = anIngest();
  for (const [body, status] of [
    [
      JSON.stringify([
        { event_id: "e", event_type: "page_view", site_id: "s", occurred_at: "2026-03-01T18:00:00Z" },
      ]),
      202,
    ],
    ["[{}]", 400],
  ] as const) {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    const asked = { ...answer, body: JSON.stringify(answer.body), document: answer.body };
    expect(broken("/v1/events", asked, "post")).toEqual([]);
  }
});

test("every reference of the document leads somewhere, and every schema is one", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to = ""]) => to);
  expect(references.length).toBeGreaterThan(50);
  for (const reference of references)
    expect([
      reference,
      reference.split("/").reduce((at, part) => at?.[part], document) !== undefined,
    ]).toEqual([reference, true]);
  for (const schema of Object.values(document.components.schemas))
    expect(ajv.validateSchema(schema as object)).toBe(true);
  expect(document.openapi).toBe("3.1.0");
});

/** Asked for as any other path: the document is what the endpoint gives. */
test("the endpoint gives the document", async () => {
  const request: Partial<HttpRequest> = { headers: { authorization: "" } };
  expect((await api.get("/openapi.json", request)).document).toEqual(document);
});
