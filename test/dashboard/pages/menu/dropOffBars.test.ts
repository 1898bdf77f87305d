import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { dropOffBars } from "../../../../dashboard/app/pages/menu/dropOffBars";
import { englishFormats as formats } from "./englishFormats";

const aDrop = (item_id: string, opened: number, dropped: number): ReportRows["drop-off"] => ({
  site_id: "luna-roma",
  item_id,
  item_name: null,
  opened,
  dropped,
  dropped_share: dropped / opened,
});

test("the dishes left most often come first; those never left are not drawn", () => {
  const rows = [aDrop("ale", 10, 2), aDrop("bread", 40, 30), aDrop("cod", 5, 0)];
  expect(dropOffBars(rows, undefined, { limit: 12, formats })).toEqual([
    { label: "bread", value: 30, detail: "75% of the 40 sessions that opened it" },
    { label: "ale", value: 2, detail: "20% of the 10 sessions that opened it" },
  ]);
});

test("only so many are drawn as are asked for, with what they were before", () => {
  const rows = [aDrop("ale", 10, 9), aDrop("bread", 10, 8), aDrop("cod", 10, 7)];
  const bars = dropOffBars(rows, [aDrop("bread", 3, 3)], { limit: 2, formats });
  expect(bars.map(({ label, before }) => [label, before])).toEqual([
    ["ale", 0],
    ["bread", 3],
  ]);
});
