import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";
import { dayMeasures } from "../../../../dashboard/app/pages/commerce/dayMeasures";
import { orderColumns } from "../../../../dashboard/app/pages/commerce/orderColumns";
import { retentionLine } from "../../../../dashboard/app/pages/commerce/retentionLine";
import { retentionTiles } from "../../../../dashboard/app/pages/commerce/retentionTiles";
import { revenueColumns } from "../../../../dashboard/app/pages/commerce/revenueColumns";
import { askedWithinDays, offeredWithinDays } from "../../../../dashboard/app/pages/commerce/withinDays";
import { comparedDayLines } from "../../../../dashboard/app/pages/days/comparedDayLines";

const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => Date.parse("2026-03-10") });
const days = ["2026-03-01", "2026-03-02"];

describe("comparedDayLines(measure, current, before)", () => {
  const aValue = (day: string, orders: number, revenue_minor: number) => ({
    day,
    currency: "EUR",
    revenue_minor,
    orders,
    average_order_value_minor: orders === 0 ? null : revenue_minor / orders,
  });

  test("has no average on days without orders, in either period", () => {
    const [line, before] = comparedDayLines(
      dayMeasures.averageOrderValue,
      { days, rows: [aValue("2026-03-02", 4, 1000)] },
      {
        days: ["2026-02-27", "2026-02-28"],
        rows: [aValue("2026-02-27", 0, 500), aValue("2026-02-28", 2, 500)],
      },
      (day) => day,
    );
    expect(line).toEqual({
      name: "Average order value",
      points: [
        { x: "2026-03-01", y: null },
        { x: "2026-03-02", y: 250 },
      ],
    });
    expect(before).toEqual({
      name: "Average order value, period before",
      dashed: true,
      points: [
        { x: "2026-03-01", y: null, note: "2026-02-27" },
        { x: "2026-03-02", y: 250, note: "2026-02-28" },
      ],
    });
  });

  test("has customers as 0 on days without, and one line where nothing is compared", () => {
    const rows = [{ day: "2026-03-01", customers: 3, orders: 4 }];
    const lines = comparedDayLines(dayMeasures.customers, { days, rows }, undefined, (day) => day);
    expect(lines).toEqual([
      {
        name: "Customers",
        points: [
          { x: "2026-03-01", y: 3 },
          { x: "2026-03-02", y: 0 },
        ],
      },
    ]);
  });
});

test("revenueColumns(…) has one currency, and 0 on days without payments", () => {
  const rows = [
    { day: "2026-03-02", currency: "EUR", revenue_minor: 500, payments: 1 },
    { day: "2026-03-01", currency: "USD", revenue_minor: 900, payments: 1 },
  ];
  expect(revenueColumns(rows, days, "EUR")).toEqual([
    { x: "2026-03-01", parts: [{ name: "Revenue", value: 0 }] },
    { x: "2026-03-02", parts: [{ name: "Revenue", value: 500 }] },
  ]);
});

test("orderColumns(…) counts no order twice: anonymous ones are among the orders, cancelled ones are not", () => {
  const rows = [{ day: "2026-03-02", orders: 10, anonymous_orders: 3, cancelled_orders: 2 }];
  const values = orderColumns(rows, days).map(({ parts }) => parts.map(({ name, value }) => [name, value]));
  expect(values).toEqual([
    [
      ["Of a known customer", 0],
      ["Without a customer", 0],
      ["Cancelled", 0],
    ],
    [
      ["Of a known customer", 7],
      ["Without a customer", 3],
      ["Cancelled", 2],
    ],
  ]);
});

describe("retentionLine(rows, days, withinDays, today)", () => {
  const aDay = (day: string, customers: number, returning_customers: number) => ({
    day,
    customers,
    returning_customers,
    retention_rate: returning_customers / customers,
  });

  test("has no share on a day without customers, and says where customers still have time", () => {
    const rows = [aDay("2026-03-01", 4, 1), aDay("2026-03-03", 5, 2)];
    const [line] = retentionLine(rows, ["2026-03-01", "2026-03-02", "2026-03-03"], 7, "2026-03-09", formats);
    expect(line?.points).toEqual([
      { x: "2026-03-01", y: 0.25, note: `1 of 4 on ${formats.day("2026-03-01")}` },
      { x: "2026-03-02", y: null },
      { x: "2026-03-03", y: 0.4, note: `2 of 5 on ${formats.day("2026-03-03")}, they still have time` },
    ]);
  });

  test("lets the day on which the time runs out still have time: customers came in its course", () => {
    const note = (today: string) =>
      retentionLine([aDay("2026-03-01", 4, 1)], ["2026-03-01"], 7, today, formats)[0]?.points[0]?.note;
    expect(note("2026-03-08")).toMatch(/they still have time$/);
    expect(note("2026-03-09")).toBe(`1 of 4 on ${formats.day("2026-03-01")}`);
  });
});

describe("retentionTiles(total, previous)", () => {
  const total = { day: null, customers: 40, returning_customers: 10, retention_rate: 0.25 };

  test("say how many of how many, and the change in points", () => {
    const previous = { day: null, customers: 10, returning_customers: 3, retention_rate: 0.3 };
    expect(retentionTiles(total, previous, true, 30, formats)).toEqual([
      {
        label: "10 of 40 customers came back within 30 days",
        value: "25%",
        change: { text: "−5 points", direction: "down", good: "up" },
        before: "30%",
      },
    ]);
  });

  test("have no share without customers", () => {
    expect(retentionTiles(undefined, total, true, 30, formats)).toEqual([
      {
        label: "0 of 0 customers came back within 30 days",
        value: "–",
        before: "25%",
      },
    ]);
  });
});

test("askedWithinDays(…) takes what the reports would, and their default for all else", () => {
  expect(["1", "60", "730"].map(askedWithinDays)).toEqual([1, 60, 730]);
  expect([undefined, "", "0", "731", "07", "-7", "7.5", "week"].map(askedWithinDays)).toEqual(
    Array.from({ length: 8 }, () => 30),
  );
});

test("offeredWithinDays(…) has what is asked for, once and in its place", () => {
  expect(offeredWithinDays(30)).toEqual([7, 14, 30, 60, 90, 180, 365]);
  expect(offeredWithinDays(45)).toEqual([7, 14, 30, 45, 60, 90, 180, 365]);
});
