import { dishDots } from "../../../../dashboard/app/pages/menu/dishDots";
import { aDish } from "./aDish";
import { englishFormats as formats } from "./englishFormats";

const burrata = aDish({ viewers: 50, buyers: 10, conversion: 0.2, orders: 12, bought: 15 });

test("a dot is a dish by its viewers and what came of them, as large as the pieces bought", () => {
  expect(dishDots([burrata], "conversion", formats)).toEqual([
    {
      label: "Burrata",
      x: 50,
      y: 0.2,
      size: 15,
      detail: "50 viewers, 10 of them bought it (20%), in 12 orders",
    },
  ]);
  expect(dishDots([burrata], "orders", formats)[0]).toMatchObject({ x: 50, y: 12 });
});

test("where there are several sites each dot tells its own", () => {
  const dots = dishDots([burrata, aDish({ site_id: "luna-london", item_id: "ale" })], "orders", formats);
  expect(dots.map(({ detail }) => detail?.split(":")[0])).toEqual(["luna-roma", "luna-london"]);
});

test("what nobody saw has no dot", () => {
  expect(dishDots([aDish({ viewers: 0, conversion: null, orders: 3 })], "orders", formats)).toEqual([]);
});
