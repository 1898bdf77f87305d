import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dayOf } from "../../pipeline/lake/lakeKey";
import { QualityEnvironment } from "../../pipeline/quality/qualityEnvironment";
import { defaultQualityThresholds } from "../../pipeline/quality/qualityThresholds";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { anEvent, aPipeline, type Pipeline } from "../support/aPipeline";

type Handler = typeof import("../../handlers/quality").handler;

const yesterday = dayOf(Date.now() - 24 * 3_600_000);
const at = `${yesterday}T12:00:00.000Z`;

let pipeline: Pipeline;
let folder: string;
/** Yesterday 25 events of Luna, of which one names no session. */
beforeAll(async () => {
  pipeline = await aPipeline();
  const visit = { anonymous_id: "a", session_id: "s", page_path: "/" };
  await pipeline.send(at, [
    ...Array.from({ length: 24 }, (_, n) => anEvent(`e-${n}`, at, visit)),
    anEvent("alone", at, { ...visit, session_id: undefined }),
  ]);
  await pipeline.compact(`${yesterday}T13:05:00.000Z`);
});
afterAll(() => pipeline.dispose());

const environment = async (parts: Partial<QualityEnvironment> = {}) => {
  const [dataFile = ""] = await pipeline.dataFiles();
  const lakeFolder = dataFile.slice(0, dataFile.indexOf("/lake/lake/") + "/lake".length);
  return QualityEnvironment.encode({
    SQL_ENGINE: { kind: "duckdb", lakeFolder, rawFolder: join(folder, "raw") },
    RESULTS_STORE: { kind: "dir", folder: join(folder, "results"), bucket: "results" },
    QUALITY_THRESHOLDS: {
      ...defaultQualityThresholds,
      completeness: {
        ...defaultQualityThresholds.completeness,
        "events.session_id": { warn: 0.99, fail: 0.97 },
      },
    },
    ...parts,
  });
};

/** The handler as a new process loads it. */
const load = async (parts: Partial<QualityEnvironment> = {}): Promise<Handler> => {
  jest.resetModules();
  folder = aTemporaryFolder();
  Object.assign(process.env, { LOG_FILE: join(folder, "log") }, await environment(parts));
  return (await import("../../handlers/quality")).handler;
};

const log = () =>
  readFileSync(join(folder, "log"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("handler({}) checks yesterday, keeps the results and logs what failed", async () => {
  const handler = await load();
  const report = await handler({});
  expect(report).toMatchObject({ event: "quality_run", day: yesterday, failed: 1, failures: [] });
  expect(log()).toEqual([
    expect.objectContaining({
      event: "quality",
      status: "fail",
      rule: "completeness",
      field: "session_id",
      checked: 25,
      failed: 1,
      measure: 0.96,
      threshold: 0.97,
    }),
    report,
  ]);
  const stored = join(folder, "results", "quality", `dt=${yesterday}`, `${report.run}.json`);
  expect(JSON.parse(readFileSync(stored, "utf8")).verdicts).toHaveLength(report.checks);
});

test('handler({"day": …}) checks that day', async () => {
  const handler = await load();
  expect(await handler({ day: "2020-03-01" })).toMatchObject({ day: "2020-03-01", passed: 0, failed: 0 });
  expect(readdirSync(join(folder, "results", "quality"))).toContain("dt=2020-03-01");
});

test.each([
  [{ date: "2020-03-01" }, 'quality order: order: may name a day, as {"day": "2026-03-01"}, but no "date"'],
  [{ day: "yesterday" }, 'quality order: day: must be a date as 2026-03-01, not "yesterday"'],
  [{ day: "2190-01-01" }, "day: must be one that has begun, not 2190-01-01"],
])("handler(%j) is refused", async (order, message) => {
  await expect((await load())(order)).rejects.toThrow(message);
});

test("handler() rejects where something could not be kept, after the run is logged", async () => {
  const handler = await load({
    RESULTS_STORE: { kind: "dir", folder: "/dev/null/nowhere", bucket: "results" },
  });
  await expect(handler({})).rejects.toThrow(/^quality run failed: results: /);
  expect(log().at(-1)).toMatchObject({ event: "quality_run", failed: 2 });
});

test("the module refuses to load without its environment, and names the variable", async () => {
  await load();
  jest.resetModules();
  process.env["QUALITY_THRESHOLDS"] = '{"completness":{}}';
  await expect(import("../../handlers/quality")).rejects.toThrow(
    /^environment of QualityEnvironment: QUALITY_THRESHOLDS\.completness: no threshold; /,
  );
});
