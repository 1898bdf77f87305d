import { timeToPurchase } from "../../../../pipeline/reports/menu/timeToPurchase";
import { timeToPurchaseHistogram } from "../../../../pipeline/reports/menu/timeToPurchaseHistogram";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const noon = Date.parse("2026-03-01T12:00:00Z");
let id = 0;
const step = (
  session_id: string,
  seconds: number,
  kind: "expand" | "buy",
  item_id: string,
  more: object = {},
) =>
  anEvent(`e${id++}`, new Date(noon + seconds * 1000).toISOString(), {
    ...{ session_id, event_type: `item_${kind}`, item_id, ...more },
    ...(kind === "buy" ? { order_id: "o-1" } : {}),
  });
const bought = (session_id: string, seconds: number, item_id: string, more: object = {}) => [
  step(session_id, 0, "expand", item_id, more),
  step(session_id, seconds, "buy", item_id, more),
];

const theEvents = [
  ...bought("ada", 59.999, "burrata", { item_name: "Burrata" }),
  ...bought("ben", 60, "burrata"),
  ...bought("cleo", 600, "burrata"),
  ...bought("dan", 3600, "burrata", { device_type: "tablet" }),
  ...bought("eve", 0, "pasta"),
  // from the first opening to the first buying at or after it
  step("fay", 0, "buy", "pasta"),
  step("fay", 10, "expand", "pasta"),
  step("fay", 20, "expand", "pasta"),
  step("fay", 130, "buy", "pasta"),
  step("fay", 140, "buy", "pasta"),
  // opened in one visit, bought in another; or bought before it was opened
  step("gus", 0, "expand", "pasta"),
  step("hal", 5, "buy", "pasta"),
  step("ida", 0, "buy", "pasta"),
  step("ida", 5, "expand", "pasta"),
  ...bought("bot", 5, "pasta", { user_agent: googlebot }),
];

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

const burrata = {
  ...{ site_id: "luna", item_id: "burrata", item_name: "Burrata" },
  ...{ purchases: 4, median_seconds: 60, p90_seconds: 3600 },
};
const pasta = {
  ...{ site_id: "luna", item_id: "pasta", item_name: null },
  ...{ purchases: 2, median_seconds: 0, p90_seconds: 120 },
};
const all = { site_id: null, item_id: null, item_name: null };

test("the median and the 90th percentile are by nearest rank, of all items and of each", async () => {
  expect(await reports.answer(timeToPurchase)).toEqual([
    { ...all, purchases: 6, median_seconds: 60, p90_seconds: 3600 },
    burrata,
    pasta,
  ]);
  expect(await reports.answer(timeToPurchase, { item_id: "pasta" })).toEqual([{ ...pasta, ...all }, pasta]);
});

test("the histogram has every step, its beginning included", async () => {
  const steps = [0, 1, 2, 5, 10, 20, 30, 60];
  const expected = (purchases: readonly number[], of: number) =>
    steps.map((minutes_from, n) => ({
      ...{ minutes_from, minutes_to: steps[n + 1] ?? null },
      ...{ purchases: purchases[n], share: Number(purchases[n]) / of },
    }));
  expect(await reports.answer(timeToPurchaseHistogram)).toEqual(expected([2, 1, 1, 0, 1, 0, 0, 1], 6));
  expect(await reports.answer(timeToPurchaseHistogram, { device_type: "tablet" })).toEqual(
    expected([0, 0, 0, 0, 0, 0, 0, 1], 1),
  );
  expect(await reports.answer(timeToPurchaseHistogram, { item_id: "nothing" })).toEqual([]);
});

test.each([
  [1, 1, 1],
  [2, 1, 2],
  [9, 5, 9],
  [10, 5, 9],
  [11, 6, 10],
  [20, 10, 18],
])(
  "of %i purchases the median is the %ith, the 90th percentile the %ith",
  async (size, median, ninetieth) => {
    const many = await reportsOver(
      Array.from({ length: size }, (_, n) => bought(`guest-${n}`, n + 1, "burrata")).flat(),
    );
    const [ofAll] = await many.answer(timeToPurchase);
    expect(ofAll).toMatchObject({ purchases: size, median_seconds: median, p90_seconds: ninetieth });
    await many.dispose();
  },
);
