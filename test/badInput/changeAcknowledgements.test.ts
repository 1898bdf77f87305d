import { changeAcknowledgements } from "./changeAcknowledgements";

const at = Date.UTC(2026, 2, 1, 12, 10);
const hourMs = 3_600_000;

const said = (changes: object = {}): string =>
  JSON.stringify({
    id: "o-1",
    site_id: "luna",
    total_amount: "43.5",
    currency: "EUR",
    created_at: "2026-02-28T18:00:00.000Z",
    status: "paid",
    ...changes,
  });

const row = {
  ...JSON.parse(said()),
  customer_id: null,
  created_at: new Date("2026-02-28T18:00:00.000Z"),
  total_minor: 4350,
  version_at: new Date(at),
  received_at: new Date(at),
  dt: "2026-02-28",
};

type Row = Readonly<Record<string, unknown>>;
const brokenIn = (rows: readonly Row[], ...acknowledged: readonly [string, number][]): string => {
  const all = changeAcknowledgements("orders");
  for (const [canonical, receivedAtMs] of acknowledged) all.add(canonical, receivedAtMs);
  return all.broken({ rows }).join("\n");
};

test("nothing is broken where each version is shown once, however often it was sent within the hour", () => {
  expect(brokenIn([row], [said(), at], [said(), at + 60_000])).toBe("");
  const later = { ...row, received_at: new Date(at + hourMs), version_at: new Date(at + hourMs) };
  expect(brokenIn([row, later], [said(), at], [said(), at + hourMs])).toBe("");
});

test("a version that is lost, shown twice, changed or made up is found", () => {
  expect(brokenIn([], [said(), at])).toContain("was acknowledged and is not shown");
  expect(brokenIn([row], [said(), at], [said(), at + hourMs])).toContain("was acknowledged and is not shown");
  expect(brokenIn([row, row], [said(), at])).toContain("is shown twice");
  expect(brokenIn([{ ...row, status: "open" }], [said(), at])).toContain("but was never acknowledged");
  expect(brokenIn([row])).toContain("but was never acknowledged");
});

test.each([
  ["dt", "2026-03-01"],
  ["total_minor", 4349],
  ["version_at", new Date(at - 1)],
])("a row with another %s is found", (field, value) => {
  expect(brokenIn([{ ...row, [field]: value }], [said(), at])).toContain(`is shown with another ${field}`);
});

test("with updated_at a version is the same in every hour", () => {
  const dated = said({ updated_at: "2026-03-01T10:00:00.000Z" });
  const shown = {
    ...row,
    updated_at: new Date("2026-03-01T10:00:00.000Z"),
    version_at: new Date("2026-03-01T10:00:00.000Z"),
  };
  expect(brokenIn([shown], [dated, at], [dated, at + hourMs])).toBe("");
});
