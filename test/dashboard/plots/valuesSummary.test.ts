import { valuesSummary } from "../../../dashboard/app/plots/valuesSummary";
import { someFormats } from "./someFormats";

const told = (values: readonly (number | null)[], options = {}): string =>
  valuesSummary(
    values.map((value, index) => ({ name: `day ${index + 1}`, value })),
    someFormats.count,
    options,
  );

test("the highest, the lowest and the latest are told, each once", () => {
  expect(told([1204, 310, 890])).toBe("highest 1,204 on day 1, lowest 310 on day 2, latest 890 on day 3");
  expect(told([310, 890, 1204])).toBe("highest 1,204 on day 3, lowest 310 on day 1");
  expect(told([1, 3, 2], { joint: "for", latest: false })).toBe("highest 3 for day 2, lowest 1 for day 1");
});

test("one value, the same value, and none", () => {
  expect(told([null, 4, null])).toBe("4 on day 2");
  expect(told([0, 0, null])).toBe("0 throughout");
  expect(told([null, Number.NaN])).toBe("no values");
});
