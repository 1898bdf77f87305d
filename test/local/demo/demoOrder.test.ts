import { menu } from "../../../dashboard/menu/menu";
import { menuDishes } from "../../../dashboard/menu/menuDishes";
import { demoOrder } from "../../../local/demo/demoOrder";

const read = (body: unknown) =>
  demoOrder(typeof body === "string" ? body : JSON.stringify(body), menuDishes(menu));

test("an order is taken at the menu's prices, whatever the page says", () => {
  const items = [
    { item_id: "burrata", quantity: 2, price_minor: 1 },
    { item_id: "spritz", quantity: 1 },
  ];
  expect(read({ items, table: "7", total_minor: 1 })).toEqual({
    kind: "valid",
    value: {
      lines: [
        { itemId: "burrata", quantity: 2, priceMinor: 1450 },
        { itemId: "spritz", quantity: 1, priceMinor: 800 },
      ],
      totalMinor: 3700,
      table: "7",
    },
  });
  expect(read({ items })).toMatchObject({ kind: "valid", value: { table: undefined } });
});

test.each<[unknown, RegExp]>([
  ["{", /^the body is no JSON$/],
  [7, /an order|a list/],
  [{}, /^items: must be a list of dishes/],
  [{ items: "all" }, /^items: must be a list of dishes/],
  [{ items: [] }, /^items: must be from 1 to 50, not 0$/],
  [
    { items: Array.from({ length: 51 }, () => ({ item_id: "burrata", quantity: 1 })) },
    /^items: must be from 1 to 50, not 51$/,
  ],
  [{ items: [{ item_id: "pizza", quantity: 1 }] }, /^items\.item_id: must be on the menu, not "pizza"$/],
  [{ items: [{ item_id: "__proto__", quantity: 1 }] }, /must be on the menu/],
  [
    { items: [{ item_id: "burrata", quantity: 0 }] },
    /^items\.quantity: must be a whole number from 1 to 50, not 0$/,
  ],
  [
    { items: [{ item_id: "burrata", quantity: 51 }] },
    /quantity: must be a whole number from 1 to 50, not 51$/,
  ],
  [{ items: [{ item_id: "burrata", quantity: 1.5 }] }, /quantity: must be a whole number/],
  [{ items: [{ item_id: "burrata", quantity: "2" }] }, /quantity: must be a whole number/],
  [{ items: [{ item_id: "burrata" }] }, /^items\.quantity/],
  [
    {
      items: [
        { item_id: "burrata", quantity: 1 },
        { item_id: "burrata", quantity: 2 },
      ],
    },
    /^items\.item_id: must be there once/,
  ],
  [{ items: [{ item_id: "burrata", quantity: 1 }], table: "by the door" }, /^table: must be/],
])("%j is refused, and the error names the item and the rule", (body, error) => {
  const ordered = read(body);
  expect(ordered).toMatchObject({ kind: "invalid", errors: [expect.stringMatching(error)] });
});
