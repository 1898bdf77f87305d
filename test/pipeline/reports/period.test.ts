import { decode } from "../../../pipeline/event/decode";
import { inPeriod, Period, periodPlaceholders } from "../../../pipeline/reports/period";

const aPeriod = { from: "2026-03-01", to: "2026-03-31" };

test("Period takes two dates, and a site or none", () => {
  for (const period of [aPeriod, { ...aPeriod, site_id: "luna" }, { from: "2024-02-29", to: "2024-02-29" }])
    expect(decode(Period, period)).toEqual({ kind: "valid", value: period });
});

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-3-1",
  "2026-03-01T00:00:00Z",
  "",
  " 2026-03-01",
  20260301,
  null,
  undefined,
])("Period refuses %j for a date", (from) => {
  const decoded = decode(Period, { ...aPeriod, from });
  expect(decoded).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(/^from: must be a date as 2026-03-01, /)],
  });
});

test("each place of the condition has its parameter, all of a period's", () => {
  expect(inPeriod.match(/\?/g)).toHaveLength(periodPlaceholders.length);
  expect(periodPlaceholders.map(({ name }) => name)).toEqual(["from", "to", "site_id"]);
});
