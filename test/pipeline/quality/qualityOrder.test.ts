import { decode } from "../../../pipeline/event/decode";
import { QualityOrder } from "../../../pipeline/quality/qualityOrder";

test("an order names a day or nothing", () => {
  expect(decode(QualityOrder, {})).toEqual({ kind: "valid", value: {} });
  expect(decode(QualityOrder, { day: "2026-03-01" })).toEqual({
    kind: "valid",
    value: { day: "2026-03-01" },
  });
});

test.each([
  [{ day: "2026-02-30" }, 'day: must be a date as 2026-03-01, not "2026-02-30"'],
  [{ dy: "2026-03-01" }, 'order: may name a day, as {"day": "2026-03-01"}, but no "dy"'],
  ["2026-03-01", 'value: must be an order as {"day": "2026-03-01"}, not "2026-03-01"'],
])("an order of %j is refused by rule", (given, message) => {
  expect(decode(QualityOrder, given)).toEqual({ kind: "invalid", errors: [message] });
});
