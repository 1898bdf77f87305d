import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";
import { bestDishes } from "../../../../dashboard/app/pages/overview/bestDishes";

const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => 0 });

const aDish = (dish: Partial<ReportRows["menu-items"]>): ReportRows["menu-items"] => ({
  site_id: "luna-roma",
  item_id: "burrata",
  item_name: "Burrata",
  section: "Antipasti",
  views: 100,
  viewers: 80,
  expands: 0,
  adds: 0,
  removes: 0,
  orders: 0,
  bought: 0,
  buyers: 0,
  conversion: 0,
  currency: null,
  revenue_minor: null,
  ...dish,
});

test("bestDishes(…) are those of which most was bought, though others are seen more", () => {
  const dishes = [
    aDish({ item_id: "tiramisu", item_name: "Tiramisù", views: 900 }),
    aDish({ bought: 7, currency: "EUR", revenue_minor: 9100 }),
    aDish({ item_id: "pasta", item_name: null, views: 50, bought: 12 }),
  ];
  expect(bestDishes(dishes, 5, formats)).toEqual({
    measure: "bought",
    bars: [
      { label: "pasta", value: 12, detail: "seen 50 times" },
      { label: "Burrata", value: 7, detail: "seen 100 times, €91.00" },
    ],
  });
});

test("bestDishes(…) are those seen most where nothing is bought", () => {
  const dishes = [
    aDish({ views: 10, viewers: 9 }),
    aDish({ item_id: "pasta", item_name: "Pasta", views: 30 }),
  ];
  expect(bestDishes(dishes, 1, formats)).toEqual({
    measure: "views",
    bars: [{ label: "Pasta", value: 30, detail: "80 people" }],
  });
});

test("bestDishes(…) name the site where there are several, for two may have a dish of one name", () => {
  const dishes = [aDish({ bought: 2 }), aDish({ site_id: "luna-milano", bought: 3 })];
  expect(bestDishes(dishes, 5, formats).bars.map(({ detail }) => detail)).toEqual([
    "luna-milano, seen 100 times",
    "luna-roma, seen 100 times",
  ]);
});

test("bestDishes(…) are none of none, and those that nobody saw are not among them", () => {
  expect(bestDishes([], 5, formats)).toEqual({ measure: "views", bars: [] });
  expect(bestDishes([aDish({ views: 0, adds: 1 })], 5, formats).bars).toEqual([]);
});
