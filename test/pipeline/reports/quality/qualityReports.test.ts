import { qualityReports } from "../../../../pipeline/reports/quality/qualityReports";
import { runReport } from "../../../../pipeline/reports/report";
import { aLakeOfRows, anEventRow } from "./aLakeOfRows";
import { answerOf, theDay } from "./figuresOf";

test("all have one shape of row, so that they are stored and judged alike", () => {
  const shapes = new Set(qualityReports.map(({ row }) => row.columns.map(({ name }) => name).join(" ")));
  expect([...shapes]).toEqual(["dataset site_id rule field day checked failed measure reference"]);
});

test.each(qualityReports.map((report) => [report.name, report] as const))(
  "%s has nothing to tell of a lake in which nothing ever was",
  async (_, report) => {
    expect(await runReport(await aLakeOfRows({}))(report, theDay)).toEqual([]);
  },
);

test.each(qualityReports.map((report) => [report.name, report] as const))(
  "%s of a lake with events alone is about events alone",
  async (_, report) => {
    const events = [
      anEventRow("2026-03-02 12:00"),
      anEventRow("2026-03-02 13:00", { event_type: "order_placed", order_id: "o" }),
    ];
    const rows = await answerOf(report, { events }, {}, { nowMs: Date.parse("2026-03-03") });
    expect(rows.filter(({ dataset }) => dataset !== "events")).toEqual([]);
    expect(rows.map(({ rule }) => rule)).not.toContain("integrity");
  },
);

test.each(qualityReports.map((report) => [report.name, report] as const))(
  "%s reads every dataset whose rows it tells of",
  (_, { reads }) => {
    const datasets = new Set(reads.map((table) => table.replace("Versions", "s").replace("ss", "s")));
    expect([...datasets].sort()).toEqual(["customers", "events", "orders", "payments"]);
  },
);
