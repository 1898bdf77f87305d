import { scrollDepth } from "../../../../pipeline/reports/menu/scrollDepth";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const scrolled = (session_id: string, scroll_depth: number, more: object = {}) =>
  anEvent(`e${id++}`, "2026-03-01T12:00:00Z", { session_id, scroll_depth, event_type: "scroll", ...more });

const theEvents = [
  scrolled("ada", 10),
  scrolled("ada", 9.99),
  scrolled("ben", 0),
  scrolled("cleo", 100, { page_path: "/luna" }),
  scrolled("dan", 89.999),
  scrolled("dan", 20, { page_path: "/luna" }),
  scrolled("bot", 50, { user_agent: googlebot }),
  // the same words, another visit: sessions are of their sites
  scrolled("ada", 90, { site_id: "sole", device_type: "mobile" }),
  anEvent("view", "2026-03-01T12:00:00Z", { session_id: "eve", scroll_depth: 70 }),
  anEvent("no-session", "2026-03-01T12:00:00Z", { event_type: "scroll", scroll_depth: 70 }),
];

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

const histogram = (sessions: readonly number[]) => {
  const all = sessions.reduce((sum, n) => sum + n, 0);
  return sessions.map((n, step) => {
    const reached = sessions.slice(step).reduce((sum, each) => sum + each, 0);
    return {
      ...{ depth_from: step * 10, depth_to: step * 10 + 10, sessions: n, share: n / all },
      ...{ reached, reached_share: reached / all },
    };
  });
};

test("each session is in the step of its deepest point, and has reached all before it", async () => {
  expect(await reports.answer(scrollDepth)).toEqual(histogram([1, 1, 0, 0, 0, 0, 0, 0, 1, 2]));
});

test("a page, a device or a site leaves its own", async () => {
  expect(await reports.answer(scrollDepth, { page_path: "/luna" })).toEqual(
    histogram([0, 0, 1, 0, 0, 0, 0, 0, 0, 1]),
  );
  const ofOne = histogram([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(await reports.answer(scrollDepth, { site_id: "sole" })).toEqual(ofOne);
  expect(await reports.answer(scrollDepth, { device_type: "mobile" })).toEqual(ofOne);
  expect(await reports.answer(scrollDepth, { menu_id: "dinner" })).toEqual([]);
});
