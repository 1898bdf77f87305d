import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";
import { judgedRows } from "../../../../dashboard/app/pages/quality/judgedRows";
import { mendOf } from "../../../../dashboard/app/pages/quality/mendOf";
import { outcomeText } from "../../../../dashboard/app/pages/quality/outcomeText";
import { qualityReports } from "../../../../dashboard/app/pages/quality/qualityReports";
import { reportText } from "../../../../dashboard/app/pages/quality/reportText";
import { ruleOutcomes } from "../../../../dashboard/app/pages/quality/ruleOutcomes";
import { ruleWords } from "../../../../dashboard/app/pages/quality/ruleWords";
import { summaryText } from "../../../../dashboard/app/pages/quality/summaryText";
import { verdictText } from "../../../../dashboard/app/pages/quality/verdictText";
import { volumeLines } from "../../../../dashboard/app/pages/quality/volumeLines";
import { checkedReports } from "../../../../pipeline/quality/checkedReports";
import type { Rule } from "../../../../pipeline/quality/judge";
import type { QualityRow } from "../../../../pipeline/reports/quality/qualityRow";
import { aQualityRow } from "./aQualityRow";

const today = "2026-03-04";
const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => Date.parse("2026-03-04") });

test("the page shows every report of the nightly check, with its rules", () => {
  const shown = qualityReports.map(({ report, rules }) => [report, rules]);
  const checked = checkedReports.map(({ report, rules }) => [report.name, rules]);
  expect(new Map(shown as [string, unknown][])).toEqual(new Map(checked as [string, unknown][]));
});

test("every rule has a title of its own and says what suffers and how it is mended", () => {
  const rules = qualityReports.flatMap((report) => report.rules);
  const verdicts = judgedRows(rules, [], today);
  expect(verdicts).toHaveLength(36);
  const words = verdicts.map(({ rule, dataset, field }) => ruleWords(rule, `${dataset}.${field}`));
  expect(new Set(words.map(({ title }) => title)).size).toBe(36);
  expect(words.filter(({ suffers }) => !/^[A-Z].*\.$/.test(suffers))).toEqual([]);
  expect(new Set(rules.map(mendOf)).size).toBe(9);
});

test("a rule that has no words is told by its names", () => {
  expect(ruleWords("plausibility", "events.table")).toEqual({
    title: "plausibility of events.table",
    suffers: "",
  });
  expect(ruleWords("toString", "length")).toEqual({ title: "toString of length", suffers: "" });
  expect(mendOf("toString")).toBe("Ask whoever sends this data.");
});

describe("reportText(counts) and summaryText(counts)", () => {
  const counts = (fail: number, warn: number, pass: number, skipped = 0) => ({ fail, warn, pass, skipped });

  test("say in a few words how the rules of a report are kept", () => {
    expect(reportText(counts(2, 0, 9))).toBe("2 of 11 not kept");
    expect(reportText(counts(1, 3, 7))).toBe("1 of 11 not kept, 3 to look at");
    expect(reportText(counts(0, 1, 7))).toBe("1 of 8 to look at");
    expect(reportText(counts(0, 0, 7, 4))).toBe("All 7 kept");
    expect([counts(0, 0, 1), counts(0, 1, 0), counts(1, 0, 0)].map(reportText)).toEqual([
      "Kept",
      "To look at",
      "Not kept",
    ]);
    expect(reportText(counts(0, 0, 0, 4))).toBe("Nothing to judge");
  });

  test("say in a sentence how all rules are kept", () => {
    expect(summaryText(counts(0, 0, 28, 10), 0)).toBe("All is well: 28 rules kept, 10 not judged.");
    expect(summaryText(counts(1, 2, 25, 10), 0)).toBe(
      "1 rule not kept, 2 to look at, 25 kept, 10 not judged.",
    );
    expect(summaryText(counts(0, 2, 1), 0)).toBe("2 to look at, 1 kept, 0 not judged.");
    expect(summaryText(counts(0, 0, 0, 38), 0)).toBe("Nothing could be judged in these days.");
  });

  test("do not say that all is well where a report was not answered", () => {
    expect(summaryText(counts(0, 0, 28, 0), 1)).toBe(
      "28 rules kept, 0 not judged. 1 report could not be asked: see below.",
    );
    expect(summaryText(counts(1, 0, 2, 0), 2)).toBe(
      "1 rule not kept, 2 kept, 0 not judged. 2 reports could not be asked: see below.",
    );
    expect(summaryText(counts(0, 0, 0, 0), 6)).toBe(
      "Nothing could be judged in these days. 6 reports could not be asked: see below.",
    );
  });
});

describe("outcomeText(outcome) and verdictText(verdict)", () => {
  const textsOf = (rule: Rule, row: Partial<QualityRow>) => {
    const [outcome] = ruleOutcomes(judgedRows([rule], [aQualityRow({ rule, ...row })], today));
    const [verdict] = outcome?.verdicts ?? [];
    return [outcome && outcomeText(outcome, formats), verdict && verdictText(verdict, formats)];
  };

  test("of a share say how many keep the rule, how many break it, and what would be good", () => {
    expect(textsOf("completeness", { checked: 2000, failed: 1200, measure: 0.4 })).toEqual([
      "1,200 of 2,000 break it, 40% keep it",
      "luna-roma: 1,200 of 2,000 break it (40% keep it; at least 50% would be good)",
    ]);
  });

  test("say of a share that all keep the rule, and of one that is not judged nothing of breaking it", () => {
    expect(textsOf("completeness", { checked: 2000 })[0]).toBe("all 2,000 keep it");
    expect(
      textsOf("completeness", {
        dataset: "orders",
        field: "customer_id",
        checked: 10,
        failed: 8,
        measure: 0.2,
      })[0],
    ).toBe("20% of 10");
  });

  test("never round a broken rule to one that is kept", () => {
    expect(
      textsOf("not_negative", {
        dataset: "payments",
        field: "amount",
        checked: 100000,
        failed: 3,
        measure: 0.99997,
      }),
    ).toEqual([
      "3 of 100,000 break it, just under 100% keep it",
      "luna-roma: 3 of 100,000 break it (just under 100% keep it; at least 100% would be good)",
    ]);
  });

  test("of freshness are times", () => {
    expect(textsOf("freshness", { field: "received_at", failed: null, measure: 37 })).toEqual([
      `longest silence ${formats.duration(37 * 3600)}`,
      `luna-roma: nothing for ${formats.duration(37 * 3600)}; at most ${formats.duration(36 * 3600)} would be good`,
    ]);
  });

  test("of volume are multiples of the usual, with the day and the side that is passed", () => {
    const row = { field: "occurred_at", failed: null, day: "2026-03-02" };
    expect(textsOf("volume", { ...row, checked: 12, reference: 150, measure: 0.08 })).toEqual([
      "1 of 1 days unusual",
      `luna-roma, ${formats.day("2026-03-02")}: 12, usually 150 (0.08 × usual; at least 0.1 × usual would be good)`,
    ]);
    expect(textsOf("volume", { ...row, checked: 400, reference: 150, measure: 400 / 150 })[1]).toMatch(
      /: 400, usually 150 \(2\.67 × usual; at most 2 × usual would be good\)$/,
    );
  });
});

test("outcomeText(outcome) of volume says of how many sites the days are", () => {
  const aDay = (site_id: string, checked: number) =>
    aQualityRow({
      rule: "volume",
      field: "occurred_at",
      day: "2026-03-02",
      site_id,
      checked,
      failed: null,
      reference: 100,
      measure: checked / 100,
    });
  const rows = [aDay("luna-roma", 100), aDay("luna-milano", 2)];
  const [outcome] = ruleOutcomes(judgedRows(["volume"], rows, today));
  expect(outcome && outcomeText(outcome, formats)).toBe("1 of 2 days unusual, of 2 sites");
});

describe("volumeLines(rows, dataset, days)", () => {
  const aDay = (day: string, checked: number, reference: number | null, row: Partial<QualityRow> = {}) =>
    aQualityRow({ rule: "volume", field: "occurred_at", day, checked, reference, ...row });

  test("add up sites, but for one that has no usual on a day, which is in neither line", () => {
    const rows = [
      aDay("2026-03-01", 100, 90),
      aDay("2026-03-01", 50, 60, { site_id: "luna-milano" }),
      aDay("2026-03-02", 100, 90),
      aDay("2026-03-02", 70, null, { site_id: "luna-milano" }),
      aDay("2026-03-02", 8, 8, { dataset: "orders" }),
      aDay("2026-03-03", 100, null),
    ];
    const [events, usual] = volumeLines(rows, "events", ["2026-03-01", "2026-03-02", "2026-03-03"]);
    expect(events?.points.map(({ y }) => y)).toEqual([150, 100, null]);
    expect(usual?.points.map(({ y }) => y)).toEqual([150, 90, null]);
    expect(usual?.dashed).toBe(true);
  });
});
