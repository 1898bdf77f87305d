import { dropOff } from "../../../../pipeline/reports/menu/dropOff";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const step = (
  session_id: string,
  minute: number,
  kind: "expand" | "add",
  item_id: string,
  more: object = {},
) =>
  anEvent(`e${id++}`, `2026-03-01T12:${String(minute).padStart(2, "0")}:00Z`, {
    ...{ session_id, event_type: `item_${kind}`, item_id, ...more },
  });

const theEvents = [
  step("ada", 1, "expand", "burrata", { item_name: "Burrata" }),
  step("ada", 2, "expand", "burrata"),
  step("ada", 2, "add", "pasta"),
  // added before it was opened: dropped
  step("ben", 1, "add", "burrata", { device_type: "mobile" }),
  step("ben", 2, "expand", "burrata", { device_type: "mobile" }),
  // added between two openings, and at the instant of the first
  step("cleo", 1, "expand", "burrata"),
  step("cleo", 2, "add", "burrata"),
  step("cleo", 3, "expand", "burrata"),
  step("dan", 1, "expand", "burrata"),
  step("dan", 1, "add", "burrata"),
  step("dan", 1, "expand", "pasta"),
  step("dan", 2, "add", "pasta"),
  // another visit at another place, and another visit's add
  step("ada", 3, "add", "burrata", { site_id: "sole" }),
  step("eve", 3, "add", "burrata"),
  step("bot", 1, "expand", "pasta", { user_agent: googlebot }),
  step("fay", 1, "expand", "tiramisu"),
  anEvent("no-session", "2026-03-01T12:00:00Z", { event_type: "item_expand", item_id: "pasta" }),
];

const burrata = {
  ...{ site_id: "luna", item_id: "burrata", item_name: "Burrata" },
  ...{ opened: 4, dropped: 2, dropped_share: 0.5 },
};
const pasta = { site_id: "luna", item_id: "pasta", item_name: null, opened: 1, dropped: 0, dropped_share: 0 };
const tiramisu = { ...pasta, item_id: "tiramisu", dropped: 1, dropped_share: 1 };

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

test("an item is dropped in a session that opened it and added it neither then nor later", async () => {
  expect(await reports.answer(dropOff)).toEqual([burrata, tiramisu, pasta]);
});

test("an item or a device leaves its own", async () => {
  expect(await reports.answer(dropOff, { item_id: "pasta" })).toEqual([pasta]);
  expect(await reports.answer(dropOff, { device_type: "mobile" })).toEqual([
    { ...burrata, item_name: null, opened: 1, dropped: 1, dropped_share: 1 },
  ]);
  expect(await reports.answer(dropOff, { site_id: "sole" })).toEqual([]);
});
