import { columnTicks } from "../../../dashboard/app/plots/columnTicks";
import { someDays, someFormats } from "./someFormats";

const written = (kind: "day" | "category", xs: readonly string[], band: number): readonly string[] => {
  const { ticks, format } = columnTicks(kind, xs, band, someFormats);
  return ticks.map(format);
};
const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);

test("categories are written in full where they fit", () => {
  expect(written("category", ["Paid", "Failed"], 120)).toEqual(["Paid", "Failed"]);
});

test("categories that are too long are shortened", () => {
  expect(written("category", ["Paid", "Waiting for the provider"], 80)).toEqual([
    "Paid",
    expect.stringMatching(/^Wait.*…$/),
  ]);
});

test("of many narrow columns every so-manieth is written", () => {
  expect(written("category", hours, 12)).toEqual(hours.filter((_, hour) => hour % 4 === 0));
});

test("days are written as on any axis of time", () => {
  expect(written("day", someDays(28), 18)).toEqual(["Mon 2 Mar", "Mon 9 Mar", "Mon 16 Mar", "Mon 23 Mar"]);
});
