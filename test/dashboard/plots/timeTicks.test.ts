import { timeTicks } from "../../../dashboard/app/plots/timeTicks";
import { someDays, someFormats } from "./someFormats";

const minutes = (count: number, every = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse("2026-03-14T17:28:00Z") + index * every * 60_000).toISOString(),
  );

const ticksOf = (kind: "day" | "time", xs: readonly string[], width: number): readonly string[] => {
  const { ticks, format } = timeTicks(kind, xs, width, someFormats);
  return ticks.map(format);
};

test("a week has all its days where they fit, else every second back from the last", () => {
  expect(ticksOf("day", someDays(7), 900)).toHaveLength(7);
  expect(ticksOf("day", someDays(7), 400).join(", ")).toBe("Sun 1 Mar, Tue 3 Mar, Thu 5 Mar, Sat 7 Mar");
});

test("four weeks are written by their Mondays", () => {
  expect(ticksOf("day", someDays(28), 500).join(", ")).toBe("Mon 2 Mar, Mon 9 Mar, Mon 16 Mar, Mon 23 Mar");
});

test("on a phone three days are left of four weeks and of ninety days, far enough apart", () => {
  expect(ticksOf("day", someDays(28), 280)).toHaveLength(3);
  expect(ticksOf("day", someDays(90), 280)).toHaveLength(3);
});

test("one day is written, and no day is nothing", () => {
  expect(ticksOf("day", someDays(1), 20)).toEqual(["Sun 1 Mar"]);
  expect(ticksOf("day", [], 500)).toEqual([]);
  expect(ticksOf("time", [], 500)).toEqual([]);
});

test("minutes are written at full fives and tens, without their seconds", () => {
  expect(ticksOf("time", minutes(30), 500).join(", ")).toBe("18:30, 18:35, 18:40, 18:45, 18:50, 18:55");
  expect(ticksOf("time", minutes(30), 280).join(", ")).toBe("18:30, 18:40, 18:50");
});

test("instants that stand at no full time are written all the same", () => {
  const odd = minutes(9, 7).map((instant) => instant.replace(":00.000Z", ":13.000Z"));
  expect(ticksOf("time", odd, 400).length).toBeGreaterThanOrEqual(2);
});

test("more than a day of hours is written with its days, from the first on", () => {
  const hours = Array.from({ length: 72 }, (_, index) =>
    new Date(Date.parse("2026-03-13T23:00:00Z") + index * 3_600_000).toISOString(),
  );
  expect(ticksOf("time", hours, 600)).toEqual(["14 Mar, 0:00", "15 Mar, 0:00", "16 Mar, 0:00"]);
  expect(ticksOf("time", hours, 260).length).toBeGreaterThanOrEqual(2);
});
