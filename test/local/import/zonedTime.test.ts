import fc from "fast-check";
import { zonedTime } from "../../../local/import/zonedTime";

const instantOf = (zone: string, wall: string): string =>
  new Date(zonedTime(zone).instantOf(Date.parse(`${wall}Z`))).toISOString();

test.each([
  ["UTC", "2026-03-01T12:00:00", "2026-03-01T12:00:00.000Z"],
  ["Europe/Rome", "2026-03-01T12:00:00.250", "2026-03-01T11:00:00.250Z"],
  ["Europe/Rome", "2026-07-01T12:00:00", "2026-07-01T10:00:00.000Z"],
  ["America/New_York", "2026-07-01T12:00:00", "2026-07-01T16:00:00.000Z"],
  ["Asia/Kolkata", "2026-07-01T12:00:00", "2026-07-01T06:30:00.000Z"],
  ["Pacific/Kiritimati", "2026-07-01T12:00:00", "2026-06-30T22:00:00.000Z"],
])("in %s the clocks show %s at %s", (zone, wall, instant) => {
  expect(instantOf(zone, wall)).toBe(instant);
});

test("a time that is shown twice, as summer time ends, is the first", () => {
  expect(instantOf("Europe/Rome", "2026-10-25T01:59:59")).toBe("2026-10-24T23:59:59.000Z");
  expect(instantOf("Europe/Rome", "2026-10-25T02:30:00")).toBe("2026-10-25T00:30:00.000Z");
  expect(instantOf("Europe/Rome", "2026-10-25T03:00:00")).toBe("2026-10-25T02:00:00.000Z");
});

test("a time that is skipped, as summer time begins, is as much later as was skipped", () => {
  expect(instantOf("Europe/Rome", "2026-03-29T01:59:59")).toBe("2026-03-29T00:59:59.000Z");
  expect(instantOf("Europe/Rome", "2026-03-29T02:30:00")).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("Europe/Rome", "2026-03-29T03:30:00")).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("Asia/Beirut", "2026-03-29T00:00:00")).toBe("2026-03-28T22:00:00.000Z");
});

test("what the clocks show at an instant, they show then, or showed for the first time an hour or less before", () => {
  const zones = ["Europe/Rome", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1990, 1, 1), max: Date.UTC(2037, 0, 1) }),
      (zone, instant) => {
        const { wallOf, instantOf: back } = zonedTime(zone);
        const again = back(wallOf(instant));
        expect(instant - again).toBeGreaterThanOrEqual(0);
        expect(instant - again).toBeLessThanOrEqual(3_600_000);
        expect(wallOf(again)).toBe(wallOf(instant));
      },
    ),
    { numRuns: 300 },
  );
});
