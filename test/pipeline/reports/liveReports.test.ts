import { simulate } from "../../../local/simulation/simulate";
import { type Event, events } from "../../../pipeline/event/events";
import { type Day, dayOf } from "../../../pipeline/lake/lakeKey";
import { allReports } from "../../../pipeline/reports/allReports";
import type { Parameter } from "../../../pipeline/reports/parameter";
import { type AnyReport, decodeParameters, runReport } from "../../../pipeline/reports/report";
import type { SqlParameter } from "../../../pipeline/reports/sqlEngine";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { liveTime } from "../../support/liveTime";

const yesterday = liveTime("-12:00").slice(0, 10) as Day;
const live = allReports.filter((report) => report.live !== undefined);

/** A day of guests whose devices their pages name, so that nothing waits for a user agent to be read. */
const theEvents = [...simulate({ seed: 11, day: yesterday, events: 600 })].map((event) => {
  const { user_agent: _, ...rest } = events.codec.encode(event as Event);
  return { ...rest, device_type: "tablet", os: "Slate", browser: "Glass" };
});

const theOrders = Array.from({ length: 40 }, (_, n) => ({
  ...{ id: `o${n}`, site_id: n % 5 === 0 ? "sole" : "luna", currency: n % 7 === 0 ? "JPY" : "EUR" },
  ...{ customer_id: n % 6 === 0 ? undefined : `customer-${n % 11}`, total_amount: n },
  ...{ status: n % 9 === 0 ? "cancelled" : "completed", created_at: liveTime(`-${10 + (n % 40)}:00`) },
}));

const thePayments = theOrders.map(({ id, site_id, currency, total_amount, created_at }, n) => ({
  ...{ id: `p${n}`, order_id: id, site_id, currency, amount: total_amount },
  ...(n % 4 === 0 ? { status: "pending" } : { status: "paid", paid_at: created_at }),
}));

const datasets = ["events", "orders", "payments"] as const;

let reader: LakeReader;
let pipeline: Pipeline;
let liveAnswers: ReadonlyMap<string, unknown>;
beforeAll(async () => {
  reader = await aLakeReader();
  pipeline = await aPipeline();
  reader.read(pipeline);
  const batches = { events: theEvents, orders: theOrders, payments: thePayments };
  for (const dataset of datasets)
    for (let at = 0; at < batches[dataset].length; at += 300) {
      const batch = batches[dataset].slice(at, at + 300);
      expect((await pipeline.send(liveTime("10:30"), batch, { dataset })).status).toBe(202);
    }
  liveAnswers = await answersOf(true);
  for (const dataset of datasets) await pipeline.compact(liveTime("11:05"), { dataset });
});
afterAll(() => pipeline.dispose());

/** With its examples where a report must be told something, by day where it can be. */
const answer = async (
  report: AnyReport,
  isLive: boolean,
  period = { from: dayOf(Date.parse(liveTime("-72:00"))), to: yesterday },
): Promise<unknown> => {
  const asked: Record<string, string> = { ...period };
  const parameters = Object.entries(report.parameters) as [string, Parameter<SqlParameter>][];
  for (const [name, { default: value, example, schema }] of parameters)
    if (name === "by" && [schema["enum"]].flat().includes("day")) asked[name] = "day";
    else if (!(name in asked) && value === undefined) asked[name] = example;
  const decoded = decodeParameters(report, asked);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  return runReport(reader.engine)(report, decoded.value, {
    live: isLive,
    nowMs: Date.parse(liveTime("12:00")),
  });
};

const answersOf = async (isLive: boolean): Promise<ReadonlyMap<string, unknown>> => {
  const answers = new Map<string, unknown>();
  for (const report of live) answers.set(report.name, await answer(report, isLive));
  return answers;
};

test.each(live.map((report) => [report.name, report] as const))(
  "%s, live, says before compaction what it says of the lake after it, and goes on saying it",
  async (name, report) => {
    const ofLake = await answer(report, false);
    expect(liveAnswers.get(name)).toEqual(ofLake);
    expect(await answer(report, true)).toEqual(ofLake);
  },
);

test("days of which the lake has no file are no failure, of the lake alone or live", async () => {
  const period = { from: "2001-02-03" as Day, to: "2001-02-04" as Day };
  for (const report of live)
    expect([report.name, await answer(report, true, period)]).toEqual([
      report.name,
      await answer(report, false, period),
    ]);
  expect(await answer(live[0] as AnyReport, true)).toEqual(await answer(live[0] as AnyReport, false));
});

test("the days tell something to every report", () => {
  const empty = [...liveAnswers].filter(([, rows]) => (rows as readonly unknown[]).length === 0);
  expect(empty.map(([name]) => name)).toEqual([]);
});
