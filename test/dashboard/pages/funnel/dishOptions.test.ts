import { dishOptions } from "../../../../dashboard/app/pages/funnel/dishOptions";
import { aDish } from "../menu/aDish";

test("dishes are in alphabetical order; one that several sites have is there once", () => {
  const dishes = [
    aDish({ item_id: "cake", item_name: "Cake" }),
    aDish(),
    aDish({ site_id: "luna-london" }),
    aDish({ item_id: "d-17", item_name: null }),
  ];
  expect(dishOptions(dishes)).toEqual([
    { value: "burrata", label: "Burrata" },
    { value: "cake", label: "Cake" },
    { value: "d-17", label: "d-17" },
  ]);
});

test("two dishes of one name tell their ids", () => {
  const dishes = ["w1", "w2"].map((item_id) => aDish({ item_id, item_name: "Wine" }));
  expect(dishOptions(dishes).map(({ label }) => label)).toEqual(["Wine (w1)", "Wine (w2)"]);
});

test("of more than two hundred those with the most views are there, of all sites together", () => {
  const many = Array.from({ length: 200 }, (_, n) => aDish({ item_id: `d${n}`, item_name: null, views: 10 }));
  const seldom = ["a", "b"].map((site_id) => aDish({ site_id, item_id: "twice", views: 6 }));
  const options = dishOptions([...many, ...seldom]);
  expect(options).toHaveLength(200);
  expect(options.map(({ value }) => value)).toContain("twice");
});
