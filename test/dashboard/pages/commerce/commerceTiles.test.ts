import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";
import { commerceTiles } from "../../../../dashboard/app/pages/commerce/commerceTiles";
import { isWithoutCommerce } from "../../../../dashboard/app/pages/commerce/isWithoutCommerce";

type KeyFigure = ReportRows["kpi-summary"];

const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => 0 });
const days = ["2026-03-01", "2026-03-02"];

const aFigure = (
  metric: string,
  value: number | null,
  previous: number | null,
  currency: string | null = null,
) => ({ metric, currency, value, previous, change: null, relative_change: null }) satisfies KeyFigure;

const figures = [
  aFigure("revenue_minor", 30000, 20000, "EUR"),
  aFigure("revenue_minor", 0, 500, "JPY"),
  aFigure("orders", 12, 0),
  aFigure("customers", 9, 10),
  aFigure("average_order_value_minor", 2500, 2500, "EUR"),
  aFigure("average_order_value_minor", null, 250, "JPY"),
  aFigure("retention_rate", 0.25, 0.2),
];

const daily = {
  revenue: [
    { day: "2026-03-02", currency: "EUR", revenue_minor: 30000, payments: 12 },
    { day: "2026-03-01", currency: "USD", revenue_minor: 77, payments: 1 },
  ],
  orders: [{ day: "2026-03-02", orders: 12, anonymous_orders: 2, cancelled_orders: 1 }],
  averageOrderValue: [
    { day: "2026-03-02", currency: "EUR", revenue_minor: 30000, orders: 12, average_order_value_minor: 2500 },
  ],
  customers: [{ day: "2026-03-01", customers: 9, orders: 12 }],
};

describe("commerceTiles(figures, daily, days)", () => {
  test("have money once a currency, written in its own units", () => {
    const tiles = commerceTiles(figures, daily, days, true, formats);
    expect(tiles.map(({ label, value, before, change }) => [label, value, before, change?.text])).toEqual([
      ["Revenue, EUR", "€300.00", "€200.00", "+50%"],
      ["Revenue, JPY", "JP¥0", "JP¥500", "−100%"],
      ["Orders", "12", "0", undefined],
      ["Customers", "9", "10", "−10%"],
      ["Average order value, EUR", "€25.00", "€25.00", "±0%"],
      ["Average order value, JPY", "–", "JP¥250", undefined],
      ["Customers who came back", "25%", "20%", "+5 points"],
    ]);
  });

  test("have lines of their own currency alone: 0 where nothing came, no average without orders", () => {
    const lines = commerceTiles(figures, daily, days, true, formats).map(({ spark }) => spark);
    expect(lines).toEqual([[0, 30000], [0, 0], [0, 12], [9, 0], [null, 2500], [null, null], undefined]);
  });

  test("leave out lines of reports that are not given", () => {
    const { revenue, orders } = daily;
    const lines = commerceTiles(figures, { revenue, orders }, days, true, formats).map(({ spark }) => spark);
    expect(lines).toEqual([[0, 30000], [0, 0], [0, 12], undefined, undefined, undefined, undefined]);
  });

  test("do not name the one currency, nor the period before where it is not asked for", () => {
    const [revenue, orders] = commerceTiles(
      [aFigure("revenue_minor", 30000, 20000, "EUR"), aFigure("orders", 12, 8)],
      daily,
      days,
      false,
      formats,
    );
    expect(revenue).toMatchObject({ label: "Revenue", value: "€300.00" });
    for (const tile of [revenue, orders]) {
      expect(tile).not.toHaveProperty("before");
      expect(tile).not.toHaveProperty("change");
    }
  });

  test("pass over a figure that this page does not know", () => {
    expect(commerceTiles([aFigure("tips_minor", 1, 2, "EUR")], daily, days, true, formats)).toEqual([]);
  });
});

describe("isWithoutCommerce(figures)", () => {
  test("where nothing was ordered or paid, as the report says it without data", () => {
    expect(
      isWithoutCommerce([
        aFigure("orders", 0, 0),
        aFigure("customers", 0, 0),
        aFigure("retention_rate", null, null),
      ]),
    ).toBe(true);
    expect(isWithoutCommerce([])).toBe(true);
  });

  test("not where there was something before", () => {
    expect(isWithoutCommerce([aFigure("orders", 0, 1)])).toBe(false);
  });
});
