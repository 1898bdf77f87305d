import { seenNotBought } from "../../../../dashboard/app/pages/menu/seenNotBought";
import { aDish } from "./aDish";

const seen = (item_name: string, viewers: number, buyers: number) =>
  aDish({ item_id: item_name, item_name, viewers, buyers });

test("names what at least the middle number saw and less than half the usual share bought", () => {
  // 60 of 400 viewers bought: 15 %; so below 7.5 %
  const dishes = [seen("Ale", 100, 40), seen("Bread", 100, 12), seen("Cod", 100, 7), seen("Duck", 100, 1)];
  expect(seenNotBought(dishes)).toEqual([
    { label: "Duck", siteId: "luna-roma", viewers: 100, buyers: 1 },
    { label: "Cod", siteId: "luna-roma", viewers: 100, buyers: 7 },
  ]);
});

test("says nothing of dishes that few saw", () => {
  expect(seenNotBought([seen("Ale", 19, 10), seen("Bread", 19, 0)])).toEqual([]);
  expect(seenNotBought([seen("Ale", 200, 100), seen("Bread", 200, 90), seen("Cod", 30, 0)])).toEqual([]);
});

test("names three at the most, and none where nothing is sold on the page", () => {
  const four = ["a", "b", "c", "d"].map((name) => seen(name, 100, 0));
  expect(seenNotBought([...four, seen("Ale", 100, 90)])).toHaveLength(3);
  expect(seenNotBought(four)).toEqual([]);
});

test("one dish, or none, is compared with nothing", () => {
  expect(seenNotBought([seen("Ale", 100, 1)])).toEqual([]);
  expect(seenNotBought([])).toEqual([]);
});
