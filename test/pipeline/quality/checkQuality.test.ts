import { checkQuality, type QualityParts } from "../../../pipeline/quality/checkQuality";
import { defaultQualityThresholds } from "../../../pipeline/quality/qualityThresholds";
import { QueryFailed } from "../../../pipeline/reports/runnerSqlEngine";
import type { SqlEngine } from "../../../pipeline/reports/sqlEngine";
import { memoryObjectStore } from "../../support/objectStore.memory";
import {
  aLakeOfRows,
  anEventRow,
  anOrderRow,
  aPaymentRow,
  type LakeRow,
  type LakeRows,
} from "../reports/quality/aLakeOfRows";

const day = "2026-03-02";
const at = `${day} 12:00`;
const nextNight = Date.parse("2026-03-03T04:15:00Z");

const aRun = (engine: SqlEngine, parts: Partial<QualityParts> = {}) => {
  const log: Record<string, unknown>[] = [];
  const results = memoryObjectStore();
  let now = nextNight;
  const check = checkQuality({
    engine,
    results,
    thresholds: defaultQualityThresholds,
    now: () => {
      now += 5;
      return now - 5;
    },
    newRunId: () => "run-1",
    log: (entry) => log.push(entry as Record<string, unknown>),
    ...parts,
  });
  const stored = async (key = `quality/dt=${day}/run-1.json`) => {
    const object = await results.get(key);
    return object === undefined ? undefined : JSON.parse(Buffer.from(object.body).toString());
  };
  return { check, log, stored };
};

const many = (count: number, make: () => LakeRow): readonly LakeRow[] => Array.from({ length: count }, make);

/** 22 payments of which 2 pay no known order, 21 orders of which one has a status of its own. */
const rows: LakeRows = {
  events: [anEventRow(at)],
  orders: [
    ...many(19, () => anOrderRow(at)),
    anOrderRow(at, { id: "o" }),
    anOrderRow(at, { status: "a secret of ours" }),
  ],
  payments: [
    ...many(20, () => aPaymentRow(at)),
    ...many(2, () => aPaymentRow(at, { order_id: "unheard-of" })),
  ],
};

test("it logs a line for each check that fails or warns, and one for the run", async () => {
  const { check, log } = aRun(await aLakeOfRows(rows));
  const report = await check();
  expect(log).toEqual([
    {
      event: "quality",
      status: "fail",
      day,
      dataset: "payments",
      site_id: "luna",
      rule: "integrity",
      field: "order_id",
      checked: 22,
      failed: 2,
      measure: 20 / 22,
      threshold: 0.99,
    },
    {
      event: "quality",
      status: "warn",
      day,
      dataset: "orders",
      site_id: "luna",
      rule: "known_status",
      field: "status",
      checked: 21,
      failed: 1,
      measure: 20 / 21,
      threshold: 1,
    },
    report,
  ]);
  expect(report).toMatchObject({
    event: "quality_run",
    run: "run-1",
    day,
    warned: 1,
    failed: 1,
    failures: [],
    milliseconds: 5,
  });
  expect(report.passed).toBeGreaterThan(10);
  expect(report.checks).toBe(report.passed + report.warned + report.failed + report.skipped);
});

test("it keeps every figure with its verdict, and says of no record what is in it", async () => {
  const { check, log, stored } = aRun(await aLakeOfRows(rows));
  const { checks } = await check();
  const kept = await stored();
  expect(kept).toMatchObject({ run: "run-1", day, checked_at: "2026-03-03T04:15:00.000Z", failures: [] });
  expect(kept.verdicts).toHaveLength(checks);
  expect(kept.verdicts).toContainEqual({
    dataset: "payments",
    site_id: "luna",
    rule: "integrity",
    field: "order_id",
    day: null,
    checked: 22,
    failed: 2,
    measure: 20 / 22,
    reference: null,
    status: "fail",
    threshold: 0.99,
    reason: "the share that keeps the rule must be at least 0.99",
  });
  expect(JSON.stringify([log, kept])).not.toMatch(/secret|unheard-of/);
});

test("a lake in which nothing ever was fails nothing", async () => {
  const { check, log, stored } = aRun(await aLakeOfRows({}));
  const report = await check();
  expect(report).toMatchObject({ passed: 0, warned: 0, failed: 0 });
  expect(report.skipped).toBe(report.checks);
  expect(log).toEqual([report]);
  expect(new Set((await stored()).verdicts.map(({ status }: { status: string }) => status))).toEqual(
    new Set(["skipped"]),
  );
});

test("a day may be named, and has its own results", async () => {
  const { check, stored } = aRun(await aLakeOfRows(rows));
  expect(await check("2026-03-01")).toMatchObject({ day: "2026-03-01", failed: 0 });
  expect(await stored("quality/dt=2026-03-01/run-1.json")).toMatchObject({ day: "2026-03-01" });
});

test("a day that has not begun is refused, and today is not", async () => {
  const { check, log } = aRun(await aLakeOfRows({}));
  await expect(check("2026-03-04")).rejects.toThrow("day: must be one that has begun, not 2026-03-04");
  expect(log).toEqual([]);
  expect(await check("2026-03-03")).toMatchObject({ day: "2026-03-03" });
});

test("a report that fails is a failed check, hinders no other, and does not quote what it read", async () => {
  const engine = await aLakeOfRows(rows);
  const query: SqlEngine["query"] = async (sql, values) => {
    if (sql.includes("known_status")) throw new RangeError("no date: 'a secret of ours'");
    if (sql.includes("'uniqueness'")) throw new QueryFailed({ reason: "failed", error: "TrinoError" });
    if (sql.includes("'volume'")) throw new QueryFailed({ reason: "too_heavy" });
    return engine.query(sql, values);
  };
  const { check, log, stored } = aRun({ query });
  const report = await check();
  const failures = [
    { what: "quality-uniqueness", error: "the query failed: failed, TrinoError" },
    { what: "quality-validity", error: "RangeError" },
    { what: "quality-volume", error: "the query failed: too_heavy" },
  ];
  expect(report).toMatchObject({ failed: 4, warned: 0, failures });
  expect(log.filter(({ rule }) => rule === "run")).toMatchObject([
    { event: "quality", status: "fail", day, field: "quality-uniqueness", error: failures[0]?.error },
    { event: "quality", status: "fail", day, field: "quality-validity", error: "RangeError" },
    { event: "quality", status: "fail", day, field: "quality-volume", error: failures[2]?.error },
  ]);
  expect(log).toContainEqual(expect.objectContaining({ rule: "integrity", status: "fail" }));
  expect(await stored()).toMatchObject({ failures });
  expect(JSON.stringify([log, await stored()])).not.toContain("secret");
});

test("an engine that is not there fails every report, and the run is told all the same", async () => {
  const { check, log } = aRun({ query: () => Promise.reject(new Error("nobody there")) });
  expect(await check()).toMatchObject({ checks: 6, failed: 6, passed: 0, skipped: 0 });
  expect(log).toHaveLength(7);
});

test("results that cannot be kept are a failed check, and the others are told", async () => {
  const broken = { ...memoryObjectStore(), put: () => Promise.reject(new TypeError("the disk is full")) };
  const { check, log } = aRun(await aLakeOfRows(rows), { results: broken });
  expect(await check()).toMatchObject({ failed: 2, failures: [{ what: "results", error: "TypeError" }] });
  expect(log.map(({ rule, status }) => [rule, status])).toEqual([
    ["integrity", "fail"],
    ["known_status", "warn"],
    ["run", "fail"],
    [undefined, undefined],
  ]);
});

test("thresholds decide", async () => {
  const thresholds = {
    ...defaultQualityThresholds,
    integrity: { ...defaultQualityThresholds.integrity, "payments.order_id": { warn: 20 / 22, fail: 0.5 } },
    known_status: { ...defaultQualityThresholds.known_status, "orders.status": { warn: null, fail: 0.96 } },
  };
  const { check, log } = aRun(await aLakeOfRows(rows), { thresholds });
  expect(await check()).toMatchObject({ warned: 0, failed: 1 });
  expect(log[0]).toMatchObject({ rule: "known_status", status: "fail", threshold: 0.96 });
});
