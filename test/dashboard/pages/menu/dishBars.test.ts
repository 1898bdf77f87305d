import { dishBars } from "../../../../dashboard/app/pages/menu/dishBars";
import { aDish } from "./aDish";
import { englishFormats as formats } from "./englishFormats";

const ways = { measure: "views", currency: null, limit: 10, formats } as const;

test("dishes are ranked by what is asked for, and those with none of it are left out", () => {
  const dishes = [
    aDish({ item_id: "a", item_name: "Ale", views: 30, bought: 9 }),
    aDish({ item_id: "b", item_name: "Bread", views: 40, bought: 2 }),
    aDish({ item_id: "c", item_name: "Cake", views: 50, bought: 0 }),
  ];
  expect(dishBars(dishes, undefined, ways).map(({ label, value }) => [label, value])).toEqual([
    ["Cake", 50],
    ["Bread", 40],
    ["Ale", 30],
  ]);
  expect(dishBars(dishes, undefined, { ...ways, measure: "bought" }).map(({ label }) => label)).toEqual([
    "Ale",
    "Bread",
  ]);
});

test("only so many are drawn as are asked for", () => {
  const dishes = [1, 2, 3].map((n) => aDish({ item_id: `d${n}`, item_name: null, views: n }));
  expect(dishBars(dishes, undefined, { ...ways, limit: 2 }).map(({ label }) => label)).toEqual(["d3", "d2"]);
});

test("a bar has what the dish of the same site had before, and 0 where it was not there", () => {
  const dishes = [aDish(), aDish({ item_id: "new", item_name: "New" })];
  const before = [aDish({ site_id: "luna-london", views: 7 }), aDish({ views: 80 })];
  expect(dishBars(dishes, before, ways).map((bar) => bar.before)).toEqual([80, 0]);
});

test("nothing is told of before where nothing is compared", () => {
  expect(dishBars([aDish()], undefined, ways)[0]).not.toHaveProperty("before");
});

test("revenue is of one currency alone: dishes bought in another, or in several, are left out", () => {
  const dishes = [
    aDish({ item_id: "a", bought: 2, currency: "EUR", revenue_minor: 2900 }),
    aDish({ item_id: "b", bought: 9, currency: "GBP", revenue_minor: 9900 }),
    aDish({ item_id: "c", bought: 4, currency: null, revenue_minor: null }),
  ];
  const bars = dishBars(dishes, [aDish({ item_id: "a", currency: "GBP", revenue_minor: 500 })], {
    ...ways,
    measure: "revenue",
    currency: "EUR",
  });
  expect(bars.map(({ value, before }) => [value, before])).toEqual([[2900, 0]]);
});

test("the detail has the section where there is one, and the revenue where there is a currency", () => {
  const dish = aDish({ views: 1200, bought: 3, currency: "EUR", revenue_minor: 4350 });
  expect(dishBars([dish], undefined, ways)[0]?.detail).toBe(
    "Antipasti, 1,200 views, 20 opened, 10 added, 3 bought, €43.50",
  );
  expect(dishBars([aDish({ section: null })], undefined, ways)[0]?.detail).toBe(
    "100 views, 20 opened, 10 added, 0 bought",
  );
});

test("where there are several sites the detail begins with the dish's own", () => {
  const dishes = [aDish({ site_id: "luna-london", views: 200 }), aDish({ item_id: "ale", section: null })];
  expect(dishBars(dishes, undefined, ways).map(({ detail }) => detail?.split(",")[0])).toEqual([
    "luna-london",
    "luna-roma",
  ]);
});
