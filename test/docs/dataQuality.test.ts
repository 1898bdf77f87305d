import { readFileSync } from "node:fs";
import { join } from "node:path";
import { orderStatuses } from "../../pipeline/commerce/orders";
import { paymentStatuses } from "../../pipeline/commerce/payments";
import { decode } from "../../pipeline/event/decode";
import type { Bounds } from "../../pipeline/quality/bounds";
import { defaultQualityThresholds, QualityThresholds } from "../../pipeline/quality/qualityThresholds";
import { allReports } from "../../pipeline/reports/allReports";
import { aLakeOfRows } from "../pipeline/reports/quality/aLakeOfRows";

const page = readFileSync(join(__dirname, "../../docs/data-quality.md"), "utf8");

const { least_checked: leastChecked, volume, ...others } = defaultQualityThresholds;

const line = (rule: string, subject: string, { warn, fail }: Bounds): string =>
  `| \`${rule}\` | ${subject} | ${warn ?? "never"} | ${fail ?? "never"} |`;

const thresholdLines = [
  ...Object.entries(others).flatMap(([rule, subjects]) =>
    Object.entries<Bounds>(subjects).map(([subject, bounds]) => line(rule, `\`${subject}\``, bounds)),
  ),
  ...Object.entries(volume).flatMap(([subject, { at_least, at_most }]) => [
    line("volume", `\`${subject}\`, at least`, at_least),
    line("volume", `\`${subject}\`, at most`, at_most),
  ]),
];

test("the page of data quality has every default threshold as it is, and no other", () => {
  const table = page.slice(page.indexOf("| rule | dataset.field | warn | fail |"));
  expect(table.split("\n\n")[0]?.split("\n").slice(2)).toEqual(thresholdLines);
  expect(page).toContain(`\`least_checked\`, ${leastChecked} by default`);
});

test("the page of data quality explains every rule and every field of it", () => {
  const rules = page.slice(page.indexOf("## The rules"), page.indexOf("## Thresholds"));
  for (const [rule, subjects] of Object.entries({ ...others, volume })) {
    expect(rules).toContain(`| \`${rule}\` |`);
    for (const subject of Object.keys(subjects)) expect(rules).toContain(`\`${subject}\``);
  }
  for (const status of [...orderStatuses, ...paymentStatuses])
    expect(rules).toMatch(new RegExp(`[ ,]${status}[ ,|]`));
});

test("its example of thresholds is one", () => {
  const [, example = ""] = /```json\n(\{\n {2}"quality"[^`]*)```/.exec(page) ?? [];
  expect(decode(QualityThresholds, JSON.parse(example).quality.thresholds).kind).toBe("valid");
});

test("the reports that it names are there, and its statements run", async () => {
  for (const [, name = ""] of page.matchAll(/`(quality-[a-z-]+)`/g))
    expect(allReports.map((report) => report.name)).toContain(name);
  const statements = [...page.matchAll(/`(SELECT [^`]+)`/g)].map(([, sql = ""]) => sql);
  expect(statements.length).toBeGreaterThan(5);
  const engine = await aLakeOfRows({});
  for (const sql of statements) expect(await engine.query(sql, [])).toEqual([]);
});
