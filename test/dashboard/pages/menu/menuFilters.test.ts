import { askedFilters } from "../../../../dashboard/app/pages/menu/askedFilters";
import { chosenOption } from "../../../../dashboard/app/pages/menu/chosenOption";
import { deviceName } from "../../../../dashboard/app/pages/menu/deviceNames";
import { emptyWords } from "../../../../dashboard/app/pages/menu/emptyWords";
import { filteredTitle } from "../../../../dashboard/app/pages/menu/filteredTitle";
import { filterReach } from "../../../../dashboard/app/pages/menu/filterReach";

test("only the filters that a report takes become its parameters", () => {
  const filters = { section: "Dolci", menu_id: "dinner", device_type: "mobile", rank: "bought" };
  expect(askedFilters(filters, ["section", "menu_id"])).toEqual({ section: "Dolci", menu_id: "dinner" });
  expect(askedFilters(filters, ["device_type"])).toEqual({ device_type: "mobile" });
  expect(askedFilters({}, ["section", "item_id"])).toEqual({});
});

test("an empty filter, or a device that is none, is not asked for", () => {
  expect(askedFilters({ section: "", device_type: "fridge" }, ["section", "device_type"])).toEqual({});
  expect(askedFilters({ device_type: "constructor" }, ["device_type"])).toEqual({});
});

test("an option that is none is the fallback", () => {
  expect(chosenOption({ rank: "bought" }, "rank", ["views", "bought"], "views")).toBe("bought");
  expect(chosenOption({ rank: "taste" }, "rank", ["views", "bought"], "views")).toBe("views");
  expect(chosenOption({}, "rank", ["views", "bought"], "views")).toBe("views");
});

test("a title says what it is restricted to", () => {
  expect(filteredTitle("Dishes by views", {})).toBe("Dishes by views");
  expect(filteredTitle("Dishes by views", { section: "Dolci", menu_id: "dinner" })).toBe(
    "Dishes by views: Dolci, menu dinner",
  );
  expect(filteredTitle("Scrolling", { device_type: "mobile" })).toBe("Scrolling: phones");
});

test("where there is nothing, filters are to be taken away only where there are any", () => {
  expect(emptyWords("Nothing.", {})).toBe("Nothing. Choose more days, or another site.");
  expect(emptyWords("Nothing.", { section: "Dolci" })).toBe(
    "Nothing. Choose more days, or take away the filters.",
  );
});

test("each filter says what it leaves as it is", () => {
  expect(filterReach({})).toEqual([]);
  expect(filterReach({ section: "Dolci", menu_id: "dinner", device_type: "mobile" })).toEqual([
    expect.stringContaining("Only dishes that stood in Dolci"),
    expect.stringContaining("Only the menu dinner"),
    expect.stringContaining("Only phones"),
  ]);
});

test("devices are named, unknown ones as well", () => {
  expect(["mobile", "(unknown)", "fridge", "constructor"].map(deviceName)).toEqual([
    "Phones",
    "Unknown",
    "fridge",
    "constructor",
  ]);
});
