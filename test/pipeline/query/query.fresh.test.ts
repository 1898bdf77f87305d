import { reachedDays } from "../../../pipeline/query/reachedDays";
import { allReports } from "../../../pipeline/reports/allReports";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { aNightOut } from "./aNightOut";
import { aQueryApi, bringIn, countedRunner, wholeQuestion } from "./aQueryApi";

let pipeline: Pipeline;
let reader: LakeReader;
beforeAll(async () => {
  pipeline = await aPipeline();
  reader = await aLakeReader();
  reader.read(pipeline);
  await bringIn(pipeline, aNightOut("site-a", 6));
});
afterAll(() => pipeline?.dispose());

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The same night, so many days later. */
const shifted = (days: number) => {
  const { events } = aNightOut("site-a", 4);
  return events.map((event) => ({
    ...event,
    event_id: `${event["event_id"]}-${days}`,
    occurred_at: new Date(Date.parse(String(event["occurred_at"])) + days * 86_400_000).toISOString(),
  }));
};

test("a kept answer is always what the engine would say now, whatever day has come in since", async () => {
  const rowsNow = async (kept?: ReturnType<typeof aQueryApi>) => {
    const rows = new Map<string, unknown>();
    const api = kept ?? aQueryApi({ lake: pipeline.lake, runner: countedRunner(reader.engine) });
    for (const report of allReports)
      rows.set(report.name, (await api.get(wholeQuestion(report))).document.rows);
    return rows;
  };
  const api = aQueryApi({ lake: pipeline.lake, runner: countedRunner(reader.engine) });
  await rowsNow(api);
  const shifts = [-12, -3, 3, 10];
  for (const [i, days] of shifts.entries()) {
    const hour = String(6 + i).padStart(2, "0");
    await pipeline.send(`2026-03-13T${hour}:10:00Z`, shifted(days));
    await pipeline.compact(`2026-03-13T${hour}:59:00Z`, { hour: `2026-03-13T${hour}` });
  }
  const before = api.log.length;
  expect(await rowsNow(api)).toEqual(await rowsNow());
  const cached = api.log.slice(before).filter((entry) => entry.cached);
  const came = shifts.flatMap((days) => [dayAfter("2026-03-01", days), dayAfter("2026-03-02", days)]);
  const narrow = allReports.filter((report) => {
    const reached = reachedDays(report, { from: "2026-03-01", to: "2026-03-02" });
    return reached !== undefined && !came.some((day) => day >= reached.first && day <= reached.last);
  });
  expect(narrow.length).toBeGreaterThan(10);
  expect(narrow.map(({ name }) => name)).not.toContain("activity");
  const ofCommerce = allReports.filter(
    ({ reads, placeholders }) =>
      !reads.includes("events") && placeholders.every(({ name }) => name !== "now"),
  );
  expect(cached.map(({ report }) => report).sort()).toEqual(
    [...narrow, ...ofCommerce].map(({ name }) => name).sort(),
  );
});
