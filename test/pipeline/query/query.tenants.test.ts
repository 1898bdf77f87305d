import type { KeyRecord } from "../../../pipeline/keys/keyRecord";
import type { Day, Unit } from "../../../pipeline/lake/lakeKey";
import { encodeCursor } from "../../../pipeline/query/cursor";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { allReports } from "../../../pipeline/reports/allReports";
import type { QueryRunner } from "../../../pipeline/reports/queryRunner";
import { aBrowserKey, aReaderKey, aServerKey } from "../../fixtures/aKey";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { memoryMetricsTable } from "../../support/metricsTable.memory";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { aNightOut } from "./aNightOut";
import { aQueryApi, bringIn, cameInAtMs, countedRunner, wholeQuestion } from "./aQueryApi";

const keyOfA = aReaderKey({ id: "reader-a", sites: ["site-a"] });
const keyOfB = aReaderKey({ id: "reader-b", sites: ["site-b"] });
const keyOfAll = aReaderKey({ id: "reader-all", sites: ["*"] });
const keys = [keyOfA, keyOfB, keyOfAll];

let both: Pipeline;
let onlyA: Pipeline;
let reader: LakeReader;
let readerOfA: LakeReader;
beforeAll(async () => {
  both = await aPipeline();
  onlyA = await aPipeline();
  reader = await aLakeReader();
  readerOfA = await aLakeReader();
  reader.read(both);
  readerOfA.read(onlyA);
  await bringIn(both, aNightOut("site-a", 8), aNightOut("site-b", 20));
  await bringIn(onlyA, aNightOut("site-a", 8));
});
afterAll(async () => {
  await both?.dispose();
  await onlyA?.dispose();
});

const now = () => cameInAtMs;
const anApiOverBoth = () => aQueryApi({ keys, lake: both.lake, runner: countedRunner(reader.engine), now });

describe.each(allReports.map((report) => [report.name, report] as const))("report %s", (name, report) => {
  const target = wholeQuestion(report);
  const forms = report.live === undefined ? [target] : [target, `${target}&live=true`];

  test("the SQL for a key of site A is bound to site A", async () => {
    const api = anApiOverBoth();
    for (const form of forms) {
      const { body } = await api.get(`${form}&format=sql`, { key: keyOfA });
      expect(body.match(/CAST\('site-a' AS varchar\)/g)).toHaveLength(
        report.placeholders.filter((place) => place.name === "sites").length,
      );
      expect((await api.get(`${form}&format=sql&site_id=site-b`, { key: keyOfA })).status).toBe(403);
    }
  });

  test("a key of site A gets, of a lake with A and B, what it would get of a lake with A alone", async () => {
    const alone = aQueryApi({ keys, lake: onlyA.lake, runner: countedRunner(readerOfA.engine), now });
    const api = anApiOverBoth();
    for (const form of forms) {
      const of = async (asked: typeof api) => (await asked.get(form, { key: keyOfA })).document;
      const { rows, ...rest } = await of(api);
      expect(rows).toEqual((await of(alone)).rows);
      expect(JSON.stringify([rows, rest])).not.toContain("site-b");
    }
  });

  test("a key of site A that names site B is refused before anything is asked", async () => {
    const runner = countedRunner(reader.engine);
    const api = aQueryApi({ keys, lake: both.lake, runner });
    for (const form of forms) {
      const answer = await api.get(`${form}&site_id=site-b`, { key: keyOfA });
      expect(answer.status).toBe(403);
      expect(answer.document).toMatchObject({ type: "urn:footfall:problem:site_not_allowed" });
    }
    expect(runner.started).toEqual([]);
  });

  test("neither B's cursor, nor B's kept answer, nor its tag gives a key of site A anything of B", async () => {
    const api = anApiOverBoth();
    for (const key of [keyOfB, keyOfAll]) {
      const { status, headers, document } = await api.get(target, { key });
      expect(status).toBe(200);
      const tag = headers["etag"] ?? "";
      const mine = await api.get(target, { key: keyOfA, headers: { "if-none-match": tag } });
      expect(mine.status).toBe(200);
      expect(mine.body).not.toContain("site-b");
      const answerId = /^"([0-9a-f]{64})/.exec(tag)?.[1] ?? "0".repeat(64);
      const cursor = document.next ?? encodeCursor({ answerId, offset: 1 });
      const paged = await api.get(`${target}&cursor=${cursor}`, { key: keyOfA });
      expect([paged.status, paged.document.type]).toEqual([410, "urn:footfall:problem:cursor_expired"]);
    }
    expect(api.log.every(({ report, key_id }) => report === name && key_id !== undefined)).toBe(true);
  });

  test("a key of site A finds nothing where B's query, or one over all sites, still runs or is done", async () => {
    let isDone = false;
    const rows = await reader.engine.query("SELECT 1 AS one", []);
    const slow: QueryRunner = {
      start: async () => ({ kind: "started", executionId: "slow" }),
      look: async () =>
        isDone ? { kind: "done", rows: rows.slice(1), scannedBytes: 0 } : { kind: "running" },
    };
    const api = aQueryApi({ keys, lake: both.lake, runner: slow, budgetMs: 0 });
    for (const key of [keyOfB, keyOfAll]) {
      isDone = false;
      const running = await api.get(target, { key });
      expect(running.status).toBe(202);
      const location = running.headers["location"] ?? "";
      const seen = [(await api.get(location, { key: keyOfA })).status];
      isDone = true;
      seen.push((await api.get(location, { key: keyOfA })).status);
      expect((await api.get(location, { key })).status).toBe(200);
      seen.push((await api.get(location, { key: keyOfA })).status);
      expect(seen).toEqual([404, 404, 404]);
    }
  });
});

test("most reports have rows for A, and some would tell of B, were it not for the key", async () => {
  const api = anApiOverBoth();
  const telling = [];
  const empty = [];
  for (const report of allReports)
    if ((await api.get(wholeQuestion(report), { key: keyOfA })).document.rows.length === 0)
      empty.push(report.name);
  expect(empty.length).toBeLessThan(allReports.length / 10);
  for (const report of allReports)
    if ((await api.get(wholeQuestion(report), { key: keyOfAll })).body.includes("site-b"))
      telling.push(report.name);
  expect(telling.length).toBeGreaterThan(5);
});

test("a key of several sites gets the rows of them all, and of no other", async () => {
  const api = anApiOverBoth();
  const rowsOf = async (key: KeyRecord) =>
    (await api.get("/v1/reports/menu-items?from=2026-03-01&to=2026-03-02", { key })).document.rows;
  const sitesOf = (rows: readonly { readonly site_id: string }[]) =>
    rows.map(({ site_id }) => site_id).sort();
  expect(sitesOf(await rowsOf(keyOfAll))).toEqual(["site-a", "site-b"]);
  const several = aReaderKey({ id: "reader-all", sites: ["site-b", "site-c", "site-a"] });
  const asSeveral = aQueryApi({ keys: [several], lake: both.lake, runner: countedRunner(reader.engine) });
  const { document } = await asSeveral.get("/v1/reports/menu-items?from=2026-03-01&to=2026-03-02");
  expect(sitesOf(document.rows)).toEqual(["site-a", "site-b"]);
});

test("of a user of both sites a key of site A is told what was done at A", async () => {
  const metrics = memoryMetricsTable();
  const day = "2026-03-01" as Day;
  const unit: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
  await metrics.close({
    userDay: { user: "u", day },
    unit,
    sequence: 1,
    metrics: new Map([
      ["site-a", aSiteMetrics({ paid_minor: { EUR: 100 } })],
      ["site-b", aSiteMetrics({ types: { page_view: 40 }, paid_minor: { USD: 9 } })],
    ]),
  });
  await metrics.close({
    userDay: { user: "u", day: "2026-03-02" as Day },
    unit,
    sequence: 1,
    metrics: new Map([["site-b", aSiteMetrics()]]),
  });
  const api = aQueryApi({ keys, metrics });
  const target = "/v1/users/u/metrics?from=2026-03-01&to=2026-03-02";
  const { document } = await api.get(target, { key: keyOfA });
  expect(document.rows).toMatchObject([
    { date: "2026-03-01", views: 2, revenue: [{ currency: "EUR", amount_minor: 100 }] },
  ]);
  expect(document.totals.views).toBe(2);
  expect((await api.get(`${target}&site_id=site-b`, { key: keyOfA })).status).toBe(403);
  expect((await api.get(`${target}&site_id=site-b`, { key: keyOfB })).document.totals.views).toBe(42);
  expect((await api.get(target, { key: keyOfAll })).document.totals.views).toBe(44);
});

test("browser keys read nothing, server keys their sites, and no key only what everybody may", async () => {
  const browser = aBrowserKey();
  const server = aServerKey({ sites: ["site-a"] });
  const api = aQueryApi({ keys: [browser, server], results: memoryObjectStore() });
  const paths = [
    "/v1/reports",
    "/v1/reports/totals?from=2026-03-01&to=2026-03-02",
    `/v1/queries/${"0".repeat(64)}`,
    "/v1/users/u/metrics?from=2026-03-01&to=2026-03-02",
  ];
  for (const path of paths) {
    const refused = await api.get(path, { key: browser });
    expect([refused.status, refused.document.type]).toEqual([
      403,
      "urn:footfall:problem:key_kind_not_allowed",
    ]);
    const unknown = await api.get(path, { headers: { authorization: "Bearer nobody" } });
    expect([unknown.status, unknown.document.type]).toEqual([401, "urn:footfall:problem:key_unknown"]);
    expect((await api.get(path, { headers: { authorization: "" } })).status).toBe(401);
    expect((await api.get(path, { key: server })).status).not.toBe(403);
  }
  expect(
    (await api.get("/v1/reports/totals?from=2026-03-01&to=2026-03-02&site_id=site-b", { key: server }))
      .status,
  ).toBe(403);
  for (const path of ["/v1/health", "/openapi.json"])
    expect((await api.get(path, { headers: { authorization: "" } })).status).toBe(200);
});
