import { allOperatorQueries } from "../../../../pipeline/reports/operators/allOperatorQueries";
import { arrivals } from "../../../../pipeline/reports/operators/arrivals";
import { lateness } from "../../../../pipeline/reports/operators/lateness";
import { repeats } from "../../../../pipeline/reports/operators/repeats";
import type { AskedOf } from "../../../../pipeline/reports/parameter";
import { type Report, runReport } from "../../../../pipeline/reports/report";
import type { scope } from "../../../../pipeline/reports/scope";
import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../../support/aPipeline";

const ten = "2026-03-01T10:00:00.000Z";
const eleven = "2026-03-01T11:00:00.000Z";
const nextDay = "2026-03-02T10:00:00.000Z";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
  pipeline = await aPipeline();
  reader.read(pipeline);
  await pipeline.send(ten, [anEvent("a", ten), anEvent("b", "2026-03-01T09:00:00.001Z")]);
  // a producer that goes on repeating: with another event, in the next hour, on the next day
  await pipeline.send(ten, [anEvent("a", ten), anEvent("c", "2026-03-01T09:00:00.000Z")]);
  await pipeline.send(eleven, [anEvent("a", ten), anEvent("s", eleven, { site_id: "sole" })]);
  await pipeline.send(nextDay, [anEvent("a", ten), anEvent("d", "2026-03-01T10:00:00.000Z")]);
  await pipeline.send(nextDay, [anEvent("e", "2026-03-04T00:00:00Z"), anEvent("f", nextDay)]);
  await pipeline.send(nextDay, [anEvent("g", "2026-03-02T09:00:00Z")], {
    sentAt: "2026-03-02T09:00:10.000Z",
  });
  for (const hour of ["2026-03-01T10", "2026-03-01T11", "2026-03-02T10"])
    await pipeline.compact("2026-03-02T11:05:00Z", { hour });
});
afterAll(() => pipeline.dispose());

type Asked = AskedOf<typeof scope>;

const answer = <Row>(
  report: Report<typeof scope, Row>,
  asked: Partial<Asked> = {},
): Promise<readonly Row[]> =>
  runReport(reader.engine)(report, { from: "2026-03-01", to: "2026-03-02", ...asked });

test("operators-arrivals", async () => {
  expect(await answer(arrivals)).toEqual([
    {
      ...{ received_dt: "2026-03-01", received_hr: "10", batches: 2, events: 4, sites: 1 },
      last_received_at: Date.parse(ten),
    },
    {
      ...{ received_dt: "2026-03-01", received_hr: "11", batches: 1, events: 2, sites: 2 },
      last_received_at: Date.parse(eleven),
    },
    {
      ...{ received_dt: "2026-03-02", received_hr: "10", batches: 3, events: 5, sites: 1 },
      last_received_at: Date.parse(nextDay),
    },
  ]);
});

test("operators-repeats", async () => {
  const none = { repeats: 0, repeated_events: 0, most_copies: 1 };
  expect(await answer(repeats)).toEqual([
    { received_dt: "2026-03-01", received: 6, events: 4, repeats: 2, repeated_events: 1, most_copies: 3 },
    { received_dt: "2026-03-02", received: 5, events: 5, ...none },
  ]);
  expect(await answer(repeats, { site_id: "sole" })).toEqual([
    { received_dt: "2026-03-01", received: 1, events: 1, ...none },
  ]);
});

test("operators-lateness", async () => {
  expect(await answer(lateness)).toEqual([
    {
      // c came a whole hour late, b a millisecond less, d a day
      ...{ dt: "2026-03-01", events: 5, after_an_hour: 2, after_a_day: 1, skew_corrected: 0, clamped: 0 },
      last_received_at: Date.parse(nextDay),
    },
    {
      // e was clamped, g's clock an hour behind
      ...{ dt: "2026-03-02", events: 3, after_an_hour: 0, after_a_day: 0, skew_corrected: 1, clamped: 1 },
      last_received_at: Date.parse(nextDay),
    },
  ]);
});

test.each(allOperatorQueries.map((query) => [query.name, query] as const))(
  "the SQL of %s takes every value as a parameter, and says what each is",
  async (_, query) => {
    expect(query.sql.match(/\?/g)).toHaveLength(query.placeholders.length);
    expect(await answer(query, { site_id: "luna' OR '1' = '1" })).toEqual([]);
    expect(query.name).toMatch(/^operators-[a-z]+$/);
    for (const { doc } of query.placeholders) expect(doc).not.toBe("");
  },
);
