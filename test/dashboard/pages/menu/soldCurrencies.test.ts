import { soldCurrencies } from "../../../../dashboard/app/pages/menu/soldCurrencies";
import { aDish } from "./aDish";

test("the currency of the most pieces comes first", () => {
  const dishes = [
    aDish({ currency: "GBP", bought: 5 }),
    aDish({ currency: "EUR", bought: 3 }),
    aDish({ currency: "EUR", bought: 4 }),
    aDish({ currency: null, bought: 100 }),
  ];
  expect(soldCurrencies(dishes)).toEqual(["EUR", "GBP"]);
});

test("nothing sold is in no currency", () => {
  expect(soldCurrencies([aDish()])).toEqual([]);
});
