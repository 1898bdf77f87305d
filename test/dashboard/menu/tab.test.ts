import { menu } from "../../../dashboard/menu/menu";
import { menuDishes } from "../../../dashboard/menu/menuDishes";
import { changedTab, itemsIn, type Tab, tabLines, totalMinorOf } from "../../../dashboard/menu/tab";

const dishes = menuDishes(menu);
const nothing: Tab = new Map();

test("dishes come on the tab in the order in which they were chosen, and go when none is left", () => {
  let tab = changedTab(changedTab(changedTab(nothing, "spritz", 1), "burrata", 1), "spritz", 1);
  expect([...tab]).toEqual([
    ["spritz", 2],
    ["burrata", 1],
  ]);
  tab = changedTab(changedTab(tab, "spritz", -2), "burrata", -9);
  expect([...tab]).toEqual([]);
  expect([...nothing]).toEqual([]);
});

test("of one dish there are at most fifty", () => {
  expect(changedTab(changedTab(nothing, "burrata", 49), "burrata", 9).get("burrata")).toBe(50);
});

test("its lines have the menu's prices, and what is not on the menu is no line", () => {
  const lines = tabLines(
    new Map([
      ["spritz", 2],
      ["pizza", 1],
      ["burrata", 1],
    ]),
    dishes,
  );
  expect(lines.map(({ placed }) => placed.dish.name)).toEqual([
    "Spritz della Luna",
    "Burrata, figs & hazelnut",
  ]);
  expect([itemsIn(lines), totalMinorOf(lines)]).toEqual([3, 3050]);
});
