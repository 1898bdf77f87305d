import { busiestHour, hourColumns } from "../../../../dashboard/app/pages/audience/hourColumns";

const rows = [
  { hour_of_day: 12, views: 90, visitors: 40 },
  { hour_of_day: 23, views: 50, visitors: 45 },
];

test("all hours of the day are there, those without a row empty", () => {
  const columns = hourColumns(rows);
  expect(columns.map(({ x }) => x)).toEqual(Array.from({ length: 24 }, (_, hour) => String(hour)));
  expect(columns.map(({ parts }) => parts[0]?.value).filter((value) => value !== 0)).toEqual([40, 45]);
});

test("the busiest hour is told by its beginning and end", () => {
  expect(busiestHour(rows)).toBe("Most visitors come between 23:00 and 24:00.");
  expect(busiestHour(rows.slice(0, 1))).toBe("Most visitors come between 12:00 and 13:00.");
});

test("where no visitor is told apart there is no busiest hour", () => {
  expect(busiestHour([{ hour_of_day: 3, views: 2, visitors: 0 }])).toBeUndefined();
  expect(busiestHour([])).toBeUndefined();
});
