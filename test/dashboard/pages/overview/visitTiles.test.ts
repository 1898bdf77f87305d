import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";
import { isQuiet } from "../../../../dashboard/app/pages/overview/isQuiet";
import { stages } from "../../../../dashboard/app/pages/overview/stages";
import { visitLines } from "../../../../dashboard/app/pages/overview/visitLines";
import { visitTiles } from "../../../../dashboard/app/pages/overview/visitTiles";
import { anActivityRow } from "./anActivityRow";

const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => Date.parse("2026-03-04") });
const days = ["2026-03-02", "2026-03-03", "2026-03-04"];
const previousDays = { from: "2026-02-27", to: "2026-03-01" };

/** Three days with a gap on the second; Anna came on both others, so the period has fewer visitors than its days together. */
const rows = [
  anActivityRow({
    visitors: 5,
    sessions: 8,
    page_views: 20,
    item_views: 40,
    expands: 10,
    adds: 4,
    orders: 2,
  }),
  anActivityRow({ day: "2026-03-02", visitors: 3, sessions: 4, page_views: 8, adds: 1, orders: 1 }),
  anActivityRow({ day: "2026-03-04", visitors: 3, sessions: 4, page_views: 12, adds: 3, orders: 1 }),
  anActivityRow({ period: "previous", visitors: 4, sessions: 10, page_views: 20, item_views: 50, orders: 2 }),
  anActivityRow({ period: "previous", day: "2026-02-28", visitors: 4, sessions: 10 }),
];

describe("visitTiles(rows, days)", () => {
  const tile = (label: string, isCompared = true) =>
    visitTiles(rows, days, isCompared, formats).find((one) => one.label === label);

  test("count visitors of the whole period, which days do not add up to, and none on a day without a row", () => {
    expect(tile("Visitors")).toMatchObject({
      value: "5",
      change: { text: "+25%", direction: "up", good: "up" },
      before: "4",
      spark: [3, 0, 3],
    });
  });

  test("compare with nothing where nothing was before", () => {
    expect(tile("Dishes added")).toMatchObject({ value: "4", before: "0", spark: [1, 0, 3] });
    expect(tile("Dishes added")).not.toHaveProperty("change");
  });

  test("say nothing of the period before where it is not asked for, though the answer has it", () => {
    for (const one of visitTiles(rows, days, false, formats)) {
      expect(one).not.toHaveProperty("change");
      expect(one).not.toHaveProperty("before");
    }
  });

  test("have orders per session as a share, with its change in points and no value on a day without sessions", () => {
    expect(tile("Orders per session")).toMatchObject({
      value: "25%",
      change: { text: "+5 points", direction: "up" },
      before: "20%",
      spark: [0.25, null, 0.25],
    });
  });

  test("are zeros, and a dash for the share, where there are no rows", () => {
    expect(visitTiles([], ["2026-03-04"], true, formats).map(({ value }) => value)).toEqual([
      "0",
      "0",
      "0",
      "0",
      "–",
    ]);
  });
});

describe("visitLines(rows, days, previousDays)", () => {
  test("put the days before at their place in the period, and tell which they are", () => {
    const lines = visitLines(rows, days, previousDays, formats.day);
    expect(lines.map(({ name, dashed }) => [name, dashed ?? false])).toEqual([
      ["Visitors", false],
      ["Sessions", false],
      ["Visitors, period before", true],
    ]);
    expect(lines[0]?.points).toEqual([
      { x: "2026-03-02", y: 3 },
      { x: "2026-03-03", y: 0 },
      { x: "2026-03-04", y: 3 },
    ]);
    expect(lines[2]?.points).toEqual([
      { x: "2026-03-02", y: 0, note: formats.day("2026-02-27") },
      { x: "2026-03-03", y: 4, note: formats.day("2026-02-28") },
      { x: "2026-03-04", y: 0, note: formats.day("2026-03-01") },
    ]);
  });

  test("are two where nothing is compared, of one point each on one day", () => {
    const lines = visitLines(rows, ["2026-03-04"], undefined, formats.day);
    expect(lines.map(({ name, points }) => [name, points])).toEqual([
      ["Visitors", [{ x: "2026-03-04", y: 3 }]],
      ["Sessions", [{ x: "2026-03-04", y: 4 }]],
    ]);
  });
});

describe("stages(rows)", () => {
  test("count each kind by itself, and in a session", () => {
    expect(stages(rows, true, formats)).toEqual([
      {
        name: "Dishes seen",
        count: 40,
        perSession: 5,
        change: { text: "−20%", direction: "down", good: "up" },
      },
      { name: "Dishes opened", count: 10, perSession: 1.25, change: undefined },
      { name: "Dishes added", count: 4, perSession: 0.5, change: undefined },
      {
        name: "Orders placed",
        count: 2,
        perSession: 0.25,
        change: { text: "±0%", direction: "same", good: "up" },
      },
    ]);
  });

  test("have no rate without sessions, as of events from a till", () => {
    const [, , , orders] = stages([anActivityRow({ orders: 3 })], false, formats);
    expect(orders).toEqual({ name: "Orders placed", count: 3, perSession: null, change: undefined });
  });
});

describe("isQuiet(rows)", () => {
  test("where nothing happened in the period nor before", () => {
    expect(isQuiet([])).toBe(true);
    expect(isQuiet([anActivityRow(), anActivityRow({ period: "previous" })])).toBe(true);
  });

  test("not where something happened in either", () => {
    expect(isQuiet([anActivityRow({ orders: 1 })])).toBe(false);
    expect(isQuiet([anActivityRow(), anActivityRow({ period: "previous", page_views: 1 })])).toBe(false);
  });
});
