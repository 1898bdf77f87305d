import type { Days } from "../../../../dashboard/app/address/period";
import { daysSoFar } from "../../../../dashboard/app/pages/days/daysSoFar";
import { dayValues } from "../../../../dashboard/app/pages/days/dayValues";
import { eachDay } from "../../../../dashboard/app/pages/days/eachDay";
import { todayNote } from "../../../../dashboard/app/pages/overview/todayNote";
import type { PageContext } from "../../../../dashboard/app/pages/page";

describe("eachDay(days)", () => {
  test("has both ends, across months and where clocks change", () => {
    expect(eachDay({ from: "2024-02-28", to: "2024-03-01" })).toEqual([
      "2024-02-28",
      "2024-02-29",
      "2024-03-01",
    ]);
    expect(eachDay({ from: "2026-03-28", to: "2026-03-30" })).toEqual([
      "2026-03-28",
      "2026-03-29",
      "2026-03-30",
    ]);
  });

  test("is one day where the first is the last, and none where the last is before it", () => {
    expect(eachDay({ from: "2026-03-01", to: "2026-03-01" })).toEqual(["2026-03-01"]);
    expect(eachDay({ from: "2026-03-02", to: "2026-03-01" })).toEqual([]);
  });
});

describe("daysSoFar(context)", () => {
  // it is already 1 April in Auckland, and still 31 March in Rome
  const now = () => Date.parse("2026-03-31T20:00:00Z");
  const among = (days: Days, timeZone: string) =>
    daysSoFar({ days, now, address: { timeZone } as PageContext["address"] });

  test("leaves out days that have not begun in the time zone", () => {
    const days = { from: "2026-03-30", to: "2026-04-02" };
    expect(among(days, "Europe/Rome")).toEqual(["2026-03-30", "2026-03-31"]);
    expect(among(days, "Pacific/Auckland")).toEqual(["2026-03-30", "2026-03-31", "2026-04-01"]);
  });

  test("keeps days that are over as they are", () => {
    expect(among({ from: "2026-01-01", to: "2026-01-02" }, "UTC")).toEqual(["2026-01-01", "2026-01-02"]);
  });

  test("goes with a note where today is among the days", () => {
    const noteOf = (days: Days, timeZone: string) =>
      todayNote({ days, now, address: { timeZone } as PageContext["address"] });
    const days = { from: "2026-03-30", to: "2026-03-31" };
    expect(noteOf(days, "Europe/Rome")).toBe("Today is not over: it counts as far as it has come.");
    expect(noteOf(days, "Pacific/Auckland")).toBeUndefined();
    expect(noteOf({ from: "2026-04-01", to: "2026-04-02" }, "Europe/Rome")).toBeUndefined();
  });

  test("is empty where no day has begun", () => {
    expect(among({ from: "2026-05-01", to: "2026-05-02" }, "UTC")).toEqual([]);
  });
});

describe("dayValues(days, rows, valueIn, missing)", () => {
  const days = ["2026-03-01", "2026-03-02", "2026-03-03"];
  const rows = [
    { day: "2026-03-03", value: 7 },
    { day: null, value: 99 },
    { day: "2026-03-01", value: null },
    { day: "2026-02-28", value: 5 },
  ];

  test("takes each day's own value, whatever the rows' order, and passes over totals and other days", () => {
    expect(dayValues(days, rows, ({ value }) => value, 0)).toEqual([null, 0, 7]);
  });

  test("has no value for a day without a row where none is said", () => {
    expect(dayValues(days, rows, ({ value }) => value, null)).toEqual([null, null, 7]);
  });
});
