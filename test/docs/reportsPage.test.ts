import { reportsPage } from "../../docs/reportsPage";
import { allReports } from "../../pipeline/reports/allReports";
import { scope } from "../../pipeline/reports/scope";

const page = reportsPage();

/** The part of the page that is about a report. */
const sectionOf = (name: string): string => page.split(`\n### ${name}\n`)[1]?.split(/\n##/)[0] ?? "";

test.each(allReports.map((report) => [report.name, report] as const))(
  "the page of reports tells of %s: its definition, parameters, columns and SQL",
  (name, report) => {
    const section = sectionOf(name);
    expect(page).toContain(`[${name}](#${name})`);
    expect(section).toContain(report.title);
    expect(section).toContain(report.doc);
    expect(section.includes("· live")).toBe(report.live !== undefined);
    for (const parameter of Object.keys(report.parameters))
      expect(Object.hasOwn(scope, parameter) ? page : section).toContain(`| \`${parameter}\` |`);
    const rows = section.split("\n");
    for (const { name: column, doc } of report.row.columns) {
      const row = rows.find((line) => line.startsWith(`| \`${column}\` | `) && line.endsWith(` | ${doc} |`));
      expect([column, row]).toEqual([column, expect.any(String)]);
    }
    const sql = section.split("```sql\n")[1] ?? "";
    expect(sql).toContain("SELECT");
    expect(sql.replaceAll(/'[^']*'/g, "''")).not.toMatch(/\?|undefined/);
    for (const { name: value } of report.placeholders) expect(sql).toContain(`:${value}`);
  },
);
