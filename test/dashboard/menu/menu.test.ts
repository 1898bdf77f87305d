import { menu } from "../../../dashboard/menu/menu";
import { menuDishes } from "../../../dashboard/menu/menuDishes";
import { moneyFormat } from "../../../dashboard/menu/moneyFormat";
import { drawings } from "../../../dashboard/menu/pictures/dishPicture";

const dishes = menuDishes(menu);

test("every dish has an id of its own, a price and a picture, and every picture a dish", () => {
  const all = menu.sections.flatMap((section) => section.dishes);
  expect(dishes.size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(18);
  expect(Object.keys(drawings).sort()).toEqual([...dishes.keys()].sort());
  for (const { id, priceMinor, picture } of all) {
    expect(id).toMatch(/^[a-z-]+$/);
    expect(Number.isInteger(priceMinor) && priceMinor > 0).toBe(true);
    expect(picture).not.toBe("");
  }
});

test("a dish knows its place", () => {
  expect(dishes.get("cacio-pepe")).toMatchObject({ section: "Primi", sectionPosition: 1, itemPosition: 1 });
});

test("prices are written as its restaurant does, with the decimals of their currency", () => {
  expect(moneyFormat(menu)(1450)).toBe("€14.50");
  expect(moneyFormat({ language: "ja-JP", currency: "JPY" })(1450)).toBe("￥1,450");
});
