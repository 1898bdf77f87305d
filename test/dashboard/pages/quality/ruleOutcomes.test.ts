import { judgedRows } from "../../../../dashboard/app/pages/quality/judgedRows";
import { type RuleOutcome, ruleOutcomes } from "../../../../dashboard/app/pages/quality/ruleOutcomes";
import { statusCounts } from "../../../../dashboard/app/pages/quality/statusCounts";
import { worstStatus } from "../../../../dashboard/app/pages/quality/worstStatus";
import { aQualityRow } from "./aQualityRow";

const today = "2026-03-07";

const outcomeOf = (outcomes: readonly RuleOutcome[], subject: string) =>
  outcomes.find((outcome) => outcome.subject === subject);

describe("judgedRows(rules, rows)", () => {
  test("judge as the nightly check does by default: 95% must name a session, under 50% is a failure", () => {
    const statusOf = (measure: number) =>
      judgedRows(["completeness"], [aQualityRow({ measure })], today).find(
        ({ field }) => field === "session_id",
      )?.status;
    expect([1, 0.95, 0.9499, 0.5, 0.4999].map(statusOf)).toEqual(["pass", "pass", "warn", "warn", "fail"]);
  });

  test("have rules that no row is about as not judged", () => {
    const verdicts = judgedRows(["completeness"], [aQualityRow()], today);
    expect(verdicts).toHaveLength(11);
    expect(verdicts.filter(({ status }) => status === "skipped")).toHaveLength(10);
  });

  test("do not judge a rule that this page does not know, nor break on it", () => {
    const strangers = [
      aQualityRow({ rule: "plausibility" }),
      aQualityRow({ field: "table" }),
      aQualityRow({ rule: "least_checked" }),
      aQualityRow({ rule: "toString" }),
    ];
    const verdicts = judgedRows(["not_clamped"], strangers, today);
    expect(verdicts.map(({ rule, status }) => [rule, status])).toEqual([
      ["not_clamped", "skipped"],
      ["plausibility", "skipped"],
      ["completeness", "skipped"],
      ["least_checked", "skipped"],
      ["toString", "skipped"],
    ]);
  });
});

test("judgedRows(rules, rows, today) do not judge the volume of a day that is not over", () => {
  const aDay = (day: string, dataset: string, field: string) =>
    aQualityRow({
      rule: "volume",
      dataset,
      field,
      day,
      checked: 5,
      failed: null,
      measure: 0.05,
      reference: 100,
    });
  const verdicts = judgedRows(
    ["volume"],
    [
      aDay("2026-03-06", "events", "occurred_at"),
      aDay("2026-03-07", "events", "occurred_at"),
      aDay("2026-03-07", "orders", "created_at"),
    ],
    today,
  );
  expect(verdicts.map(({ dataset, day, status, reason }) => [dataset, day, status, reason])).toEqual([
    ["events", "2026-03-06", "fail", "the ratio to the weekday's usual rows must be at least 0.1"],
    ["customers", null, "skipped", "there is nothing to check"],
    ["payments", null, "skipped", "there is nothing to check"],
    ["events", "2026-03-07", "skipped", "the day is not over"],
    ["orders", "2026-03-07", "skipped", "the day is not over"],
  ]);
});

describe("ruleOutcomes(verdicts)", () => {
  test("put the broken rules first, and count the records of all sites", () => {
    const outcomes = ruleOutcomes(
      judgedRows(
        ["completeness"],
        [
          aQualityRow({ field: "visitor_id", checked: 50 }),
          aQualityRow({ checked: 3000, failed: 30, measure: 0.99 }),
          aQualityRow({ site_id: "luna-milano", checked: 1000, failed: 970, measure: 0.03 }),
          aQualityRow({ field: "price_minor", checked: 100, failed: 20, measure: 0.8 }),
        ],
        today,
      ),
    );
    expect(outcomes.slice(0, 3).map(({ subject, status }) => [subject, status])).toEqual([
      ["events.session_id", "fail"],
      ["events.price_minor", "warn"],
      ["events.visitor_id", "pass"],
    ]);
    expect(outcomes[0]).toMatchObject({ checked: 4000, failed: 1000, measure: 0.75 });
    expect(outcomes[0]?.verdicts.map(({ site_id }) => site_id)).toEqual(["luna-milano", "luna-roma"]);
  });

  test("measure freshness by the longest silence", () => {
    const row = { rule: "freshness", field: "received_at", failed: null };
    const outcomes = ruleOutcomes(
      judgedRows(
        ["freshness"],
        [
          aQualityRow({ ...row, measure: 2 }),
          aQualityRow({ ...row, site_id: "luna-milano", measure: 40 }),
          aQualityRow({ ...row, site_id: "luna-napoli", measure: 12 }),
        ],
        today,
      ),
    );
    expect(outcomes[0]).toMatchObject({
      subject: "events.received_at",
      status: "warn",
      measure: 40,
      failed: null,
    });
    expect(outcomes[0]?.verdicts.map(({ measure }) => measure)).toEqual([40, 12, 2]);
  });

  test("measure volume by the day that is farthest from usual, a day of nothing before all", () => {
    const aDay = (day: string, checked: number, reference: number | null) =>
      aQualityRow({
        rule: "volume",
        field: "occurred_at",
        failed: null,
        day,
        checked,
        reference,
        measure: reference === null ? null : checked / reference,
      });
    const outcomes = ruleOutcomes(
      judgedRows(
        ["volume"],
        [
          aDay("2026-03-01", 100, 100),
          aDay("2026-03-02", 5, 100),
          aDay("2026-03-03", 0, 100),
          aDay("2026-03-04", 300, 100),
          aDay("2026-03-05", 4, 5),
          aDay("2026-03-06", 4, null),
        ],
        today,
      ),
    );
    const events = outcomeOf(outcomes, "events.occurred_at");
    expect(events).toMatchObject({ status: "fail", checked: 413, measure: 0 });
    expect(events?.verdicts.map(({ day, status }) => [day, status])).toEqual([
      ["2026-03-03", "fail"],
      ["2026-03-02", "fail"],
      ["2026-03-04", "warn"],
      ["2026-03-01", "pass"],
      ["2026-03-05", "skipped"],
      ["2026-03-06", "skipped"],
    ]);
  });

  test("are none of none", () => {
    expect(ruleOutcomes([])).toEqual([]);
  });
});

describe("statusCounts(outcomes) and worstStatus(counts)", () => {
  test("count rules, not sites", () => {
    const counts = statusCounts(
      ruleOutcomes(
        judgedRows(
          ["not_clamped", "known_status"],
          [
            aQualityRow({ rule: "not_clamped", field: "occurred_at" }),
            aQualityRow({ rule: "not_clamped", field: "occurred_at", site_id: "luna-milano" }),
            aQualityRow({
              rule: "known_status",
              dataset: "orders",
              field: "status",
              failed: 1,
              measure: 0.999,
            }),
          ],
          today,
        ),
      ),
    );
    expect(counts).toEqual({ fail: 0, warn: 1, pass: 1, skipped: 1 });
    expect(worstStatus(counts)).toBe("warn");
    expect(worstStatus({ fail: 1, warn: 1, pass: 1, skipped: 0 })).toBe("fail");
    expect(worstStatus({ fail: 0, warn: 0, pass: 1, skipped: 5 })).toBe("pass");
    expect(worstStatus({ fail: 0, warn: 0, pass: 0, skipped: 5 })).toBe("skipped");
  });
});
