import fc from "fast-check";
import { clickReports } from "../../../pipeline/reports/clicks/clickReports";
import { menuReports } from "../../../pipeline/reports/menu/menuReports";
import { type AnyReport, type Asking, runReport } from "../../../pipeline/reports/report";
import { anEventsTable, type EventsRow, type EventsTable } from "../../support/anEventsTable";
import { minutesFrom, someEvents } from "../../support/someEvents";

const period = { from: "2026-03-01", to: "2026-03-02" };
const events = someEvents(minutesFrom("2026-03-01T00:00:00Z", "2026-03-02T23:59:00Z"), 60);
const numRuns = 2;

let table: EventsTable;
beforeAll(async () => {
  table = await anEventsTable();
});

const answer = async (
  report: AnyReport,
  rows: readonly EventsRow[],
  asked: object = {},
  asking: Asking = {},
) => {
  await table.fill(rows);
  return runReport(table.engine)(report, { ...period, ...asked }, asking);
};

/** All the ways in which a report may be asked, by the words that it offers. */
const waysOf = (report: AnyReport): readonly object[] => [
  {},
  ...Object.entries(report.parameters as Record<string, { schema: { enum?: readonly string[] } }>).flatMap(
    ([name, { schema }]) => (schema.enum ?? []).slice(0, 3).map((word) => ({ [name]: word })),
  ),
];

const reports = [...menuReports, ...clickReports].map((report): [string, AnyReport] => [report.name, report]);

test.each(reports)("the rows of %s and their order depend on the events alone", async (_, report) => {
  await fc.assert(
    fc.asyncProperty(events, fc.constantFrom(...waysOf(report)), async (rows, asked) => {
      const first = await answer(report, rows, asked);
      expect(await answer(report, [...rows].reverse(), asked)).toEqual(first);
      expect(await answer(report, rows, asked, { live: true })).toEqual(first);
    }),
    { numRuns },
  );
});

test.each(reports)("%s tells of the sites asked for as if there were no others", async (_, report) => {
  await fc.assert(
    fc.asyncProperty(events, async (rows) => {
      const alone = await answer(
        report,
        rows.filter(({ site_id }) => site_id === "sole"),
      );
      expect(await answer(report, rows, { site_id: "sole" })).toEqual(alone);
      expect(await answer(report, rows, {}, { sites: ["sole"] })).toEqual(alone);
      expect(await answer(report, rows, {}, { sites: ["luna", "sole"] })).toEqual(await answer(report, rows));
      expect(await answer(report, rows, {}, { sites: [] })).toEqual(await answer(report, []));
    }),
    { numRuns },
  );
});

test.each(reports.filter(([name]) => !["totals", "sites", "pages", "robots"].includes(name)))(
  "%s leaves robots out",
  async (_, report) => {
    await fc.assert(
      fc.asyncProperty(events, async (rows) => {
        const people = rows.filter(({ is_robot }) => !is_robot);
        expect(await answer(report, rows)).toEqual(await answer(report, people));
      }),
      { numRuns },
    );
  },
);

test.each(reports)(
  "%s in a time zone five hours ahead is the same of events five hours earlier",
  async (_, report) => {
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom(...waysOf(report)), async (rows, asked) => {
        const earlier = rows.map((row) => ({ ...row, occurred_at: row.occurred_at - 5 * 3_600_000 }));
        expect(await answer(report, earlier, { ...asked, time_zone: "Etc/GMT-5" })).toEqual(
          await answer(report, rows, asked),
        );
      }),
      { numRuns },
    );
  },
);
