import { decode } from "../../../pipeline/event/decode";
import { fromJson } from "../../../pipeline/event/stringCodecs";
import { defaultQualityThresholds, QualityThresholds } from "../../../pipeline/quality/qualityThresholds";

const thresholds = (given: unknown): QualityThresholds => {
  const decoded = decode(QualityThresholds, given);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  return decoded.value;
};

const errorsOf = (given: unknown): readonly string[] => {
  const decoded = decode(QualityThresholds, given);
  return decoded.kind === "invalid" ? decoded.errors : [];
};

test("nothing said is the defaults", () => {
  expect(thresholds({})).toEqual(defaultQualityThresholds);
  expect(defaultQualityThresholds.completeness["events.session_id"]).toEqual({ warn: 0.95, fail: 0.5 });
  expect(defaultQualityThresholds.volume["events.occurred_at"].at_least).toEqual({ warn: 0.5, fail: 0.1 });
  expect(defaultQualityThresholds.least_checked).toBe(20);
});

test("what is said changes that alone", () => {
  const changed = thresholds({
    least_checked: 0,
    completeness: { "events.session_id": { warn: 0.8 } },
    freshness: { "orders.received_at": { fail: null } },
    volume: { "payments.paid_at": { at_most: { fail: 9 } } },
  });
  expect(changed).toEqual({
    ...defaultQualityThresholds,
    least_checked: 0,
    completeness: { ...defaultQualityThresholds.completeness, "events.session_id": { warn: 0.8, fail: 0.5 } },
    freshness: { ...defaultQualityThresholds.freshness, "orders.received_at": { warn: 48, fail: null } },
    volume: {
      ...defaultQualityThresholds.volume,
      "payments.paid_at": { at_least: { warn: 0.5, fail: 0.1 }, at_most: { warn: 2, fail: 9 } },
    },
  });
});

test("they encode to what differs from the defaults, which decodes to the same", () => {
  expect(QualityThresholds.encode(defaultQualityThresholds)).toEqual({});
  const given = {
    least_checked: 5,
    integrity: { "events.order_id": { fail: null } },
    volume: { "events.occurred_at": { at_least: { warn: 0.25 } } },
  };
  expect(QualityThresholds.encode(thresholds(given))).toEqual(given);
  const inEnvironment = fromJson(QualityThresholds);
  const text = inEnvironment.encode(thresholds(given));
  expect(decode(inEnvironment, text)).toEqual({ kind: "valid", value: thresholds(given) });
});

test.each([
  ["a rule", { completness: {} }, /^completness: no threshold; there are least_checked, completeness, /],
  [
    "a field",
    { known_status: { "orders.sttus": {} } },
    /^known_status\.orders\.sttus: no threshold; there are orders\.status, payments\.status$/,
  ],
  [
    "a bound",
    { known_status: { "orders.status": { warm: 1 } } },
    /^known_status\.orders\.status\.warm: no threshold; there are warn, fail$/,
  ],
  ["a name of any kind", { "a b": {} }, /^"a b": no threshold; there are /],
])("%s that there is not is refused by name", (_, given, message) => {
  expect(errorsOf(given)).toEqual([expect.stringMatching(message)]);
});

test.each([
  [
    { completeness: { "events.session_id": { warn: 1.01 } } },
    "completeness.events.session_id.warn: must be a number from 0 to 1, or null, not 1.01",
  ],
  [
    { completeness: { "events.session_id": { warn: "0.9" } } },
    'completeness.events.session_id.warn: must be a number from 0 to 1, or null, not "0.9"',
  ],
  [
    { freshness: { "events.received_at": { fail: -1 } } },
    "freshness.events.received_at.fail: must be a number from 0 to 8784, or null, not -1",
  ],
  [
    { completeness: { "events.session_id": { fail: 0.96 } } },
    "completeness.events.session_id: must be bounds whose fail, 0.96, is not above warn, 0.95, not an object",
  ],
  [
    { freshness: { "events.received_at": { fail: 35 } } },
    "freshness.events.received_at: must be bounds whose fail, 35, is not below warn, 36, not an object",
  ],
  [{ least_checked: 0.5 }, "least_checked: must be a whole number from 0 to 1000000000, not 0.5"],
  [{ completeness: [] }, "completeness: must be thresholds of completeness, not a list"],
  ["none", 'value: must be thresholds of data quality, not "none"'],
])("%j is refused by rule", (given, message) => {
  expect(errorsOf(given)).toEqual([message]);
});

test("fail may be as strict as warn", () => {
  expect(thresholds({ not_clamped: { "events.occurred_at": { warn: 1, fail: 1 } } }).not_clamped).toEqual({
    "events.occurred_at": { warn: 1, fail: 1 },
  });
});

test("is() holds for decoded thresholds alone", () => {
  expect(QualityThresholds.is(defaultQualityThresholds)).toBe(true);
  expect(QualityThresholds.is({})).toBe(false);
  expect(QualityThresholds.is({ ...defaultQualityThresholds, least_checked: -1 })).toBe(false);
});
