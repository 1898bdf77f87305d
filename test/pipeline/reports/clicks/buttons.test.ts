import { buttons } from "../../../../pipeline/reports/clicks/buttons";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const click = (anonymous_id: string, more: object = {}) =>
  anEvent(`e${id++}`, "2026-03-01T12:00:00Z", { anonymous_id, event_type: "click", ...more });
const add = { element_id: "add", element_text: "Add to tab", page_path: "/luna" };

const theEvents = [
  click("ada", add),
  click("ada", add),
  click("ada", { ...add, user_id: "uma", device_type: "mobile" }),
  click("ben", { element_id: "add", element_text: "Aggiungi" }),
  click("ben", { element_text: "Menu" }),
  click("ada", { element_text: "Menu" }),
  click("ada"),
  click("ada", { element_id: "call" }),
  click("bot", { ...add, user_agent: googlebot }),
  anEvent("view", "2026-03-01T12:00:00Z", add),
];

const row = (element_id: string | null, element_text: string | null, clicks: number, visitors: number) => ({
  ...{ element_id, element_text, clicks, visitors },
});

test("buttons are told by id and words, with clicks and people", async () => {
  const reports: AskedReports = await reportsOver(theEvents);
  expect(await reports.answer(buttons)).toEqual([
    row("add", "Add to tab", 3, 2),
    row(null, "Menu", 2, 2),
    row("add", "Aggiungi", 1, 1),
    row("call", null, 1, 1),
    row(null, null, 1, 1),
  ]);
  expect(await reports.answer(buttons, { page_path: "/luna" })).toEqual([row("add", "Add to tab", 3, 2)]);
  expect(await reports.answer(buttons, { device_type: "mobile" })).toEqual([row("add", "Add to tab", 1, 1)]);
  await reports.dispose();
});
