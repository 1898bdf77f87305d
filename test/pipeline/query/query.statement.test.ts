import fc from "fast-check";
import { allReports } from "../../../pipeline/reports/allReports";
import { campaigns } from "../../../pipeline/reports/clicks/campaigns";
import type { QueryRunner } from "../../../pipeline/reports/queryRunner";
import { aReaderKey } from "../../fixtures/aKey";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { aNightOut } from "./aNightOut";
import { aQueryApi, bringIn, cameInAtMs, countedRunner, wholeQuestion } from "./aQueryApi";
import { inJson } from "./inJson";

let pipeline: Pipeline;
let reader: LakeReader;
beforeAll(async () => {
  pipeline = await aPipeline();
  reader = await aLakeReader();
  reader.read(pipeline);
  await bringIn(pipeline, aNightOut("site-a", 6));
});
afterAll(() => pipeline?.dispose());

const anApi = () =>
  aQueryApi({ lake: pipeline.lake, runner: countedRunner(reader.engine), now: () => cameInAtMs });

const totals = "/v1/reports/totals?from=2026-03-01&to=2026-03-02";

/** The lines of a statement's head, and the statement. */
const partsOf = (body: string) => {
  const lines = body.split("\n");
  const first = lines.findIndex((line) => !line.startsWith("-- "));
  return { head: lines.slice(0, first), sql: lines.slice(first).join("\n") };
};

const alsoLive = ["totals", "menu-items", "kpi-summary"];

test.each(
  allReports.flatMap((report) =>
    (alsoLive.includes(report.name) ? ["", "&live=true"] : [""]).map(
      (live) => [`${report.name}${live}`, `${wholeQuestion(report)}${live}`, report] as const,
    ),
  ),
)("the SQL of %s, run as it is, gives the rows of the report", async (_, target, report) => {
  const api = anApi();
  const { status, headers, body } = await api.get(`${target}&format=sql`);
  expect([status, headers["content-type"]]).toEqual([200, "application/sql; charset=utf-8"]);
  expect(partsOf(body).sql.replaceAll(/'(?:[^']|'')*'/g, "''")).not.toContain("?");
  const answer = await api.get(target);
  expect(inJson(report, await reader.query(body))).toEqual(answer.document.rows);
});

test("its head says what was asked, by whom and when", async () => {
  const keys = [aReaderKey({ sites: ["site-b", "site-a"] })];
  const api = aQueryApi({ keys, now: () => cameInAtMs });
  const { body } = await api.get(`${totals}&time_zone=Europe/Rome&live=true&format=sql`);
  expect(partsOf(body).head).toEqual([
    "-- totals: Totals",
    "-- live: with what was acknowledged a moment ago",
    '-- from: "2026-03-01"',
    '-- to: "2026-03-02"',
    '-- time_zone: "Europe/Rome"',
    "-- site_id: null",
    "-- sites that the key may read: site-a, site-b",
    "-- asked at 2026-03-02T20:10:30.000Z",
  ]);
  expect(partsOf(body).sql).toContain("FROM events_live");
  expect((await anApi().get(`${totals}&format=sql`)).body).toContain("-- sites that the key may read: all\n");
});

test("nothing is run, kept or cached, and pages do not matter", async () => {
  const runner = countedRunner(reader.engine);
  const api = aQueryApi({ lake: pipeline.lake, runner });
  const answer = await api.get(`${totals}&format=sql`);
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", vary: "accept" });
  expect(answer.headers["etag"]).toBeUndefined();
  expect((await api.get(`${totals}&format=sql&limit=1`)).body).toBe(answer.body);
  expect(runner.started).toEqual([]);
  const kept = [];
  for await (const { key } of api.results.list("")) kept.push(key);
  expect(kept).toEqual([]);
  expect(api.log[0]).toMatchObject({ status: 200, report: "totals" });
});

test("Accept asks for it too, and HEAD has its head", async () => {
  const accept = { headers: { accept: "application/sql" } };
  const asked = await anApi().get(totals, accept);
  expect(asked.body).toBe((await anApi().get(`${totals}&format=sql`)).body);
  expect((await anApi().get(`${totals}&format=json`, accept)).document.report).toBe("totals");
  const head = await anApi().get(`${totals}&format=sql`, { method: "HEAD" });
  expect([head.status, head.body, head.headers["content-type"]]).toEqual([
    ...[200, "", "application/sql; charset=utf-8"],
  ]);
});

test("what the report refuses is refused", async () => {
  const ask = async (search: string) => (await anApi().get(`/v1/reports/${search}&format=sql`)).status;
  expect(await ask("totals?from=2026-03-02&to=2026-03-01")).toBe(400);
  expect(await ask("quality-volume?from=2026-03-01&to=2026-03-02&live=true")).toBe(400);
  expect(await ask("none?from=2026-03-01&to=2026-03-02")).toBe(404);
});

test("a statement longer than Athena takes is refused", async () => {
  const sites = Array.from({ length: 10_000 }, (_, n) => `a-restaurant-${n}`);
  const api = aQueryApi({ keys: [aReaderKey({ sites })] });
  const { status, document } = await api.get(
    `/v1/reports/kpi-summary?from=2026-03-01&to=2026-03-02&format=sql`,
  );
  expect([status, document.type]).toEqual([422, "urn:footfall:problem:value_too_long"]);
});

test("a query that runs is told by its SQL too, for a key that may see it", async () => {
  const slow: QueryRunner = {
    start: async () => ({ kind: "started", executionId: "slow" }),
    look: async () => ({ kind: "running" }),
  };
  const keys = [aReaderKey(), aReaderKey({ id: "reader-b", sites: ["site-b"] })];
  const api = aQueryApi({ keys, runner: slow, budgetMs: 0, now: () => cameInAtMs });
  const target = "/v1/reports/visitors?from=2026-03-01&to=2026-03-02&lookback_days=7&site_id=site-a";
  const { status, headers } = await api.get(target);
  const path = headers["location"]?.split("?")[0];
  expect(status).toBe(202);
  expect((await api.get(`${path}?format=sql`)).body).toBe(
    (await api.get(`${target}&format=sql`)).body.replace("may read: all", "may read: site-a"),
  );
  expect((await api.get(`${path}?format=sql`, { key: keys[1] ?? aReaderKey() })).status).toBe(404);
});

/** Of what ends texts, comments and statements, and of what a replacement could take for its own. */
const nasty = fc.string({
  unit: fc.constantFrom(
    ...[
      "'",
      '"',
      "?",
      "\\",
      ";",
      "--",
      "/*",
      "*/",
      "\n",
      "\r",
      "\u2028",
      "\u0085",
      "$&",
      "$1",
      ":from",
      "è",
      "🍣",
    ],
  ),
  minLength: 1,
  maxLength: 20,
});

test("whatever a text holds, it ends neither its literal nor its comment, and asks for itself", async () => {
  const api = anApi();
  const other = { from: "2026-03-01", to: "2026-03-02", utm_source: "site-a-news" };
  const plain = (await api.get(`/v1/reports/campaigns?${new URLSearchParams(other)}&format=sql`)).body;
  expect(await reader.query(plain)).toHaveLength(1);
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      const asked = new URLSearchParams({ ...other, utm_source: text, format: "sql" });
      const { status, body } = await api.get(`/v1/reports/campaigns?${asked}`);
      expect(status).toBe(200);
      const { head, sql } = partsOf(body);
      expect(head).toHaveLength(partsOf(plain).head.length);
      expect(head.join("")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      const literal = `'${text.replaceAll("'", "''")}'`;
      expect(sql).toBe(partsOf(plain).sql.replaceAll("'site-a-news'", () => literal));
      expect(await reader.query(body)).toEqual([]);
    }),
    { numRuns: 30 },
  );
  expect(campaigns.placeholders.some(({ name }) => name === "utm_source")).toBe(true);
});
