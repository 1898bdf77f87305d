import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { purchaseTimeBars, purchaseTimesSentence } from "../../../../dashboard/app/pages/menu/purchaseTimes";
import { englishFormats as formats } from "./englishFormats";

type Row = ReportRows["time-to-purchase"];

const all: Row = {
  site_id: null,
  item_id: null,
  item_name: null,
  purchases: 1234,
  median_seconds: 95,
  p90_seconds: 720,
};
const ofDish = (item_id: string, purchases: number, median_seconds: number): Row => ({
  ...all,
  site_id: "luna-roma",
  item_id,
  purchases,
  median_seconds,
});

test("the sentence is of all items together", () => {
  expect(purchaseTimesSentence([all, ofDish("ale", 3, 10)], formats)).toBe(
    "Half of the 1,234 purchases came within 95\u00a0s of opening the dish, nine tenths within 12\u00a0min.",
  );
  expect(purchaseTimesSentence([], formats)).toBeUndefined();
});

test("of the dishes bought most often those thought about longest come first; all together are no dish", () => {
  const rows = [all, ofDish("ale", 50, 20), ofDish("bread", 40, 300), ofDish("cod", 2, 900)];
  const bars = purchaseTimeBars(rows, [all, ofDish("ale", 9, 25)], { limit: 2, formats });
  expect(bars).toEqual([
    { label: "bread", value: 300, detail: "40 purchases, nine tenths within 12\u00a0min" },
    { label: "ale", value: 20, before: 25, detail: "50 purchases, nine tenths within 12\u00a0min" },
  ]);
});
