import { everyTime } from "../../../dashboard/app/plots/everyTime";

test("days that are missing between others are put in, also over the change to summer time", () => {
  expect(everyTime("day", ["2026-03-31", "2026-03-28"])).toEqual([
    "2026-03-28",
    "2026-03-29",
    "2026-03-30",
    "2026-03-31",
  ]);
});

test("instants go on by their shortest distance", () => {
  const at = (minute: string) => `2026-03-14T18:${minute}:00Z`;
  expect(everyTime("time", [at("00"), at("05"), at("15")])).toEqual([
    at("00"),
    at("05"),
    "2026-03-14T18:10:00.000Z",
    at("15"),
  ]);
});

test("instants at uneven distances stay as they are", () => {
  const uneven = ["2026-03-14T18:00:00Z", "2026-03-14T18:05:00Z", "2026-03-14T18:12:00Z"];
  expect(everyTime("time", uneven)).toEqual(uneven);
});

test("one is one, none is none, and what is no time is left out", () => {
  expect(everyTime("day", ["2026-03-31", "2026-03-31"])).toEqual(["2026-03-31"]);
  expect(everyTime("time", [])).toEqual([]);
  expect(everyTime("day", ["soon", "2026-03-31"])).toEqual(["2026-03-31"]);
});
