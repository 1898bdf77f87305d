import type { Day } from "../../../pipeline/lake/lakeKey";
import { dayOfSortKey, partitionKeyOf, sortKeyOf, userDayOf } from "../../../pipeline/metrics/userDay";
import { decodeEnvelope, type Envelope } from "../../../pipeline/raw/envelope";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";

const anEnvelope = (
  event: Readonly<Record<string, unknown>>,
  overrides: Readonly<Record<string, unknown>> = {},
): Envelope => {
  const decoded = decodeEnvelope(anEnvelopeLine({ event: anEvent(event), ...overrides }));
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join());
  return decoded.value;
};

test.each([
  [{ user_id: "customer-1042", anonymous_id: "a-1" }, "customer-1042"],
  [{ user_id: "customer-1042" }, "customer-1042"],
  [{ anonymous_id: "a-1" }, "a-1"],
])("%j is a day of %s", (event, user) => {
  expect(userDayOf(anEnvelope(event))?.userDay).toEqual({ user, day: "2026-03-01" });
});

test("an event that names nobody belongs to nobody's day", () => {
  expect(userDayOf(anEnvelope({}))).toBeUndefined();
});

test.each([
  ["2026-03-01T00:00:00.000Z", "2026-03-01"],
  ["2026-02-28T23:59:59.999Z", "2026-02-28"],
  ["2026-03-01T00:30:00+01:00", "2026-02-28"],
])("what occurred at %s belongs to %s, in UTC", (occurred_at, day) => {
  expect(userDayOf(anEnvelope({ anonymous_id: "a-1", occurred_at }))?.userDay.day).toBe(day);
});

test("a clock that was wrong is put right, as in the lake", () => {
  const receivedAtMs = Date.parse("2026-03-02T00:00:10.000Z");
  const found = userDayOf(
    anEnvelope(
      { anonymous_id: "a-1", occurred_at: "2026-03-01T23:00:05.000Z" },
      { received_at_ms: receivedAtMs, sent_at_ms: receivedAtMs - 3_600_000 },
    ),
  );
  expect(found).toEqual({
    userDay: { user: "a-1", day: "2026-03-02" },
    occurredAtMs: Date.parse("2026-03-02T00:00:05.000Z"),
  });
});

test("keys name the owner and the day", () => {
  const userDay = { user: "customer-1042", day: "2026-03-01" as Day };
  expect([partitionKeyOf(userDay), sortKeyOf(userDay)]).toEqual(["USER#customer-1042", "DAY#2026-03-01"]);
  expect(dayOfSortKey("DAY#2026-03-01")).toBe("2026-03-01");
  for (const other of ["DAY#2026-03-01x", "DAY#today", "2026-03-01", ""])
    expect(dayOfSortKey(other)).toBeUndefined();
});
