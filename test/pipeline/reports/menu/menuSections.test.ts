import { menuSections } from "../../../../pipeline/reports/menu/menuSections";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const seen = (session_id: string, minute: number, section: string, more: object = {}) =>
  anEvent(`e${id++}`, `2026-03-01T12:${String(minute).padStart(2, "0")}:00Z`, {
    ...{ session_id, event_type: "section_view", section, menu_id: "dinner", device_type: "mobile" },
    ...more,
  });
const [antipasti, primi, dolci] = [0, 1, 2].map((section_position) => ({ section_position }));
const item = { event_type: "item_view", item_id: "x" };

const theEvents = [
  // ada stops at the appetizers, ben jumps to the desserts and back, cleo reads all
  seen("ada", 1, "Antipasti", antipasti),
  seen("ada", 2, "Antipasti", { ...antipasti, ...item }),
  seen("ben", 1, "Dolci", dolci),
  seen("ben", 2, "Antipasti", antipasti),
  seen("cleo", 1, "Antipasti", antipasti),
  seen("cleo", 2, "Primi", { ...primi, ...item }),
  seen("cleo", 3, "Dolci", { ...dolci, device_type: "tablet" }),
  // dan sees what has no place, and only that; eve has it beside another
  seen("dan", 1, "Specials", { menu_id: "lunch" }),
  seen("eve", 1, "Antipasti", antipasti),
  seen("eve", 2, "Specials"),
  // of two sections at one place the one seen later is the last
  seen("fay", 3, "Dolci", dolci),
  seen("fay", 4, "Formaggi", dolci),
  seen("bot", 1, "Dolci", { ...dolci, user_agent: googlebot }),
  anEvent("no-session", "2026-03-01T12:00:00Z", { event_type: "section_view", section: "Dolci" }),
  anEvent("no-section", "2026-03-01T12:00:00Z", { session_id: "gus", ...item }),
  seen("hal", 1, "Pizze", { site_id: "sole", section_position: 4 }),
  // the desserts moved down at last
  seen("cleo", 4, "Dolci", { section_position: 5 }),
];

const row = (section: string, section_position: number | null, sessions: number, last_sessions: number) => ({
  ...{ site_id: "luna", section, section_position, sessions, share: sessions / 6 },
  ...{ last_sessions, last_share: last_sessions / 6 },
});

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

test("sections are told in their order, with the sessions that got to each and those that got no further", async () => {
  expect(await reports.answer(menuSections)).toEqual([
    row("Antipasti", 0, 4, 2),
    row("Primi", 1, 1, 0),
    row("Formaggi", 2, 1, 0),
    row("Dolci", 5, 3, 3),
    row("Specials", null, 2, 1),
    {
      ...{ site_id: "sole", section: "Pizze", section_position: 4 },
      ...{ sessions: 1, share: 1, last_sessions: 1, last_share: 1 },
    },
  ]);
});

test("of two sections at one position the one seen later is the last", async () => {
  const two = await reportsOver([seen("fay", 3, "Dolci", dolci), seen("fay", 4, "Formaggi", dolci)]);
  expect((await two.answer(menuSections)).map((each) => [each.section, each.last_sessions])).toEqual([
    ["Dolci", 0],
    ["Formaggi", 1],
  ]);
  await two.dispose();
});

test("a menu or a device leaves what was seen of it", async () => {
  const lunch = await reports.answer(menuSections, { menu_id: "lunch" });
  expect(lunch).toEqual([{ ...row("Specials", null, 1, 1), share: 1, last_share: 1 }]);
  const onTablets = await reports.answer(menuSections, { device_type: "tablet" });
  expect(onTablets).toEqual([{ ...row("Dolci", 2, 1, 1), share: 1, last_share: 1 }]);
});
