import { itemKey } from "../../../../dashboard/app/pages/menu/itemKey";
import { itemLabels, type NamedItem } from "../../../../dashboard/app/pages/menu/itemLabels";

const anItem = (item_id: string, item_name: string | null, site_id = "luna-roma"): NamedItem => ({
  site_id,
  item_id,
  item_name,
});

const labelsOf = (...items: readonly NamedItem[]): readonly (string | undefined)[] => {
  const labels = itemLabels(items);
  return items.map((item) => labels.get(itemKey(item)));
};

test("an item is called by its name, and by its id where it has none", () => {
  expect(labelsOf(anItem("burrata", "Burrata"), anItem("d-17", null))).toEqual(["Burrata", "d-17"]);
});

test("the same dish of several sites tells its site, and other dishes do not", () => {
  const [roman, english, ale] = [
    anItem("burrata", "Burrata"),
    anItem("burrata", "Burrata", "luna-london"),
    anItem("ale", "Ale", "luna-london"),
  ];
  expect(labelsOf(roman, english, ale)).toEqual(["Burrata · luna-roma", "Burrata · luna-london", "Ale"]);
});

test("two items of one name at one site tell their ids, too", () => {
  expect(labelsOf(anItem("wine-1", "Wine"), anItem("wine-2", "Wine"), anItem("wine", "Wine", "bar"))).toEqual(
    ["Wine · luna-roma (wine-1)", "Wine · luna-roma (wine-2)", "Wine · bar"],
  );
});

test("the same item in two rows is one", () => {
  expect(labelsOf(anItem("ale", "Ale"), anItem("ale", "Ale"))).toEqual(["Ale", "Ale"]);
});
