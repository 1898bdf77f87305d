import { judgeMeasure, judgeShare, judgeVolume } from "../../../pipeline/quality/judgeMeasure";

const bounds = { warn: 0.95, fail: 0.5 };

test.each([
  [1, "pass", null],
  [0.95, "pass", null],
  [0.9499999999999, "warn", 0.95],
  [0.5, "warn", 0.95],
  [0.4999999999999, "fail", 0.5],
  [0, "fail", 0.5],
])("of at least 0.95 and 0.5, %d is a %s", (measure, status, threshold) => {
  expect(judgeMeasure(measure, "at least", bounds, "it")).toMatchObject({ status, threshold });
});

test.each([
  [0, "pass", null],
  [36, "pass", null],
  [36.01, "warn", 36],
  [72, "warn", 36],
  [72.01, "fail", 72],
])("of at most 36 and 72, %d is a %s", (measure, status, threshold) => {
  expect(judgeMeasure(measure, "at most", { warn: 36, fail: 72 }, "it")).toMatchObject({ status, threshold });
});

test("a bound of null is never exceeded, and without any there is no judgement", () => {
  expect(judgeMeasure(0, "at least", { warn: 0.5, fail: null }, "it").status).toBe("warn");
  expect(judgeMeasure(0, "at least", { warn: null, fail: 0.5 }, "it").status).toBe("fail");
  expect(judgeMeasure(0, "at least", { warn: null, fail: null }, "it")).toEqual({
    status: "skipped",
    threshold: null,
    reason: "there is no threshold",
  });
});

test("without a measure there is no judgement", () => {
  expect(judgeMeasure(null, "at least", bounds, "it").status).toBe("skipped");
});

test("the reason says what the figure must be", () => {
  expect(judgeMeasure(0.4, "at least", bounds, "the share").reason).toBe("the share must be at least 0.5");
  expect(judgeMeasure(0.6, "at least", bounds, "the share").reason).toBe("the share must be at least 0.95");
});

test("a share of fewer than the least number of records warns where it would fail", () => {
  expect(judgeShare({ checked: 20, measure: 0.4 }, bounds, 20)).toMatchObject({
    status: "fail",
    threshold: 0.5,
  });
  expect(judgeShare({ checked: 19, measure: 0.4 }, bounds, 20)).toEqual({
    status: "warn",
    threshold: 0.5,
    reason: "the share that keeps the rule must be at least 0.5; of fewer than 20 it only warns",
  });
  expect(judgeShare({ checked: 19, measure: 1 }, bounds, 20).status).toBe("pass");
});

const band = { at_least: { warn: 0.5, fail: 0.1 }, at_most: { warn: 2, fail: 10 } };

test.each([
  [0, "fail", 0.1],
  [0.1, "warn", 0.5],
  [0.5, "pass", null],
  [2, "pass", null],
  [2.1, "warn", 2],
  [10.1, "fail", 10],
])("a volume of %d times the usual is a %s", (measure, status, threshold) => {
  expect(judgeVolume({ measure, reference: 100 }, band, 20)).toMatchObject({ status, threshold });
});

test("a volume is not judged where there usually is little, or never was anything", () => {
  expect(judgeVolume({ measure: 0, reference: 19.75 }, band, 20).status).toBe("skipped");
  expect(judgeVolume({ measure: 0, reference: 20 }, band, 20).status).toBe("fail");
  expect(judgeVolume({ measure: null, reference: null }, band, 20)).toMatchObject({
    status: "skipped",
    reason: "there is nothing to compare with",
  });
});

test("a volume with one side alone is judged by that", () => {
  const never = { warn: null, fail: null };
  expect(judgeVolume({ measure: 0, reference: 100 }, { ...band, at_least: never }, 20).status).toBe("pass");
  expect(judgeVolume({ measure: 0, reference: 100 }, { at_least: never, at_most: never }, 20).status).toBe(
    "skipped",
  );
});
