import { isSamePeriod, periodPresets } from "../../../dashboard/app/shell/periodPresets";

test("a period is the same as itself, and as no other preset", () => {
  for (const { label, period } of periodPresets)
    expect(
      periodPresets.filter((other) => isSamePeriod(period, other.period)).map((one) => one.label),
    ).toEqual([label]);
});

test("given days are the same as the same days only", () => {
  const march = { kind: "days", from: "2026-03-01", to: "2026-03-31" } as const;
  expect(isSamePeriod(march, { ...march })).toBe(true);
  expect(isSamePeriod(march, { ...march, to: "2026-03-30" })).toBe(false);
  expect(isSamePeriod(march, { ...march, from: "2026-03-02" })).toBe(false);
  expect(isSamePeriod(march, { kind: "yesterday" })).toBe(false);
});
