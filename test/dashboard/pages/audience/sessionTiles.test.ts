import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { sessionTiles } from "../../../../dashboard/app/pages/audience/sessionTiles";
import { englishFormats as formats } from "../menu/englishFormats";

const aSummary = (parts: Partial<ReportRows["sessions-summary"]> = {}): ReportRows["sessions-summary"] => ({
  segment: "all",
  sessions: 200,
  mean_seconds: 120,
  median_seconds: 90,
  page_views: 250,
  pages_per_session: 1.25,
  bounces: 50,
  bounce_rate: 0.25,
  ...parts,
});
const days = ["2026-03-01", "2026-03-02"];

test("sessions, their length, pages and bounces, with their course by day", () => {
  const byDay = [aSummary({ segment: "2026-03-02", sessions: 200, bounce_rate: 0.25 })];
  const tiles = sessionTiles({ current: aSummary(), previous: undefined, byDay, days, formats });
  expect(tiles.map(({ label, value, spark }) => [label, value, spark])).toEqual([
    ["Sessions", "200", [0, 200]],
    ["Median length", "90\u00a0s", [null, 90]],
    ["Pages a session", "1.3", [null, 1.25]],
    ["Bounces", "25%", [null, 0.25]],
  ]);
  expect(tiles.every((tile) => tile.before === undefined && tile.change === undefined)).toBe(true);
});

test("fewer bounces are good, and compared by points", () => {
  const previous = aSummary({ sessions: 100, bounce_rate: 0.3 });
  const tiles = sessionTiles({ current: aSummary(), previous, byDay: [], days, formats });
  expect(tiles[0]).toMatchObject({ before: "100", change: { text: "+100%", direction: "up", good: "up" } });
  expect(tiles[3]).toMatchObject({
    before: "30%",
    change: { text: "−5 points", direction: "down", good: "down" },
  });
});

test("a period before without sessions had none, and no length of them", () => {
  const tiles = sessionTiles({ current: aSummary(), previous: null, byDay: [], days, formats });
  expect(tiles.map(({ before }) => before)).toEqual(["0", "–", "–", "–"]);
  expect(tiles.every(({ change }) => change === undefined)).toBe(true);
});

test("a period without sessions has none", () => {
  const tiles = sessionTiles({ current: undefined, previous: aSummary(), byDay: [], days, formats });
  expect(tiles.map(({ value }) => value)).toEqual(["0", "–", "–", "–"]);
});
