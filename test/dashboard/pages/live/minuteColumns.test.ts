import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { liveTiles } from "../../../../dashboard/app/pages/live/liveTiles";
import { lastMinutes, minuteColumns } from "../../../../dashboard/app/pages/live/minuteColumns";
import { englishFormats as formats } from "../menu/englishFormats";

const nowMs = Date.parse("2026-03-01T18:42:07Z");

const aMinute = (
  minute: string,
  parts: Partial<ReportRows["now-minutes"]> = {},
): ReportRows["now-minutes"] => ({
  minute,
  events: 20,
  visitors: 3,
  page_views: 2,
  item_views: 8,
  expands: 3,
  adds: 2,
  orders: 1,
  ...parts,
});

test("the minutes of half an hour are those that it touches, the one under way last", () => {
  const minutes = lastMinutes(nowMs, 30).map((ms) => new Date(ms).toISOString());
  expect(minutes).toHaveLength(31);
  expect(minutes[0]).toBe("2026-03-01T18:12:00.000Z");
  expect(minutes.at(-1)).toBe("2026-03-01T18:42:00.000Z");
});

test("a minute's events are told apart by what they mean, and add up to all", () => {
  const columns = minuteColumns([aMinute("2026-03-01T18:41:00.000Z")], nowMs, 2);
  expect(columns.map(({ x }) => x)).toEqual([
    "2026-03-01T18:40:00.000Z",
    "2026-03-01T18:41:00.000Z",
    "2026-03-01T18:42:00.000Z",
  ]);
  expect(columns[1]?.parts).toEqual([
    { name: "Looked", value: 10 },
    { name: "Opened a dish", value: 3 },
    { name: "Added a dish", value: 2 },
    { name: "Ordered", value: 1 },
    { name: "Anything else", value: 4 },
  ]);
  expect(columns[0]?.parts.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
});

test("a minute written without a fraction of a second is the same minute", () => {
  expect(minuteColumns([aMinute("2026-03-01T18:42:00Z")], nowMs, 1)[1]?.parts[0]?.value).toBe(10);
});

test("an answer computed across a minute's end never counts less than nothing", () => {
  const [column] = minuteColumns([aMinute("2026-03-01T18:42:00Z", { events: 5 })], nowMs, 0);
  expect(column?.parts.at(-1)).toEqual({ name: "Anything else", value: 0 });
});

test("the key figures are of all minutes, with their course", () => {
  const totals = {
    events: 40,
    visitors: 4,
    sessions: 5,
    page_views: 6,
    item_views: 1600,
    expands: 9,
    adds: 3,
    orders: 1,
    last_event_at: "2026-03-01T18:41:30.000Z",
  };
  const tiles = liveTiles(totals, [aMinute("2026-03-01T18:41:00.000Z")], { nowMs, minutes: 2, formats });
  expect(tiles.map(({ label, value, spark }) => [label, value, spark])).toEqual([
    ["People", "4", [0, 3, 0]],
    ["Pages opened", "6", [0, 2, 0]],
    ["Dishes seen", "1,600", [0, 8, 0]],
    ["Dishes opened", "9", [0, 3, 0]],
    ["Dishes added", "3", [0, 2, 0]],
    ["Orders", "1", [0, 1, 0]],
  ]);
});
