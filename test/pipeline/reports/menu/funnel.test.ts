import { funnel } from "../../../../pipeline/reports/menu/funnel";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const types: Readonly<Record<string, object>> = {
  page: { event_type: "page_view" },
  expand: { event_type: "item_expand", item_id: "burrata" },
  add: { event_type: "item_add", item_id: "burrata" },
  checkout: { event_type: "checkout_start" },
  order: { event_type: "order_placed", order_id: "o-1" },
};
/** A session that does one thing a second. */
const visit = (session_id: string, start: string, doings: string, more: object = {}) =>
  doings.split(" ").map((name, n) =>
    anEvent(`${session_id}-${n}`, new Date(Date.parse(start) + n * 1000).toISOString(), {
      ...{ session_id, ...types[name], ...more },
    }),
  );
const noon = "2026-03-01T12:00:00Z";

const theEvents = [
  ...visit("ada", noon, "page expand add checkout order", { device_type: "mobile" }),
  // out of order: each step must come at or after the one before
  ...visit("ben", noon, "order page add expand checkout", { device_type: "desktop" }),
  ...visit("cleo", noon, "expand page expand add add"),
  // a step left out stops the way
  ...visit("dan", "2026-03-01T23:30:00Z", "page add checkout order", { device_type: "mobile" }),
  // no page, no step
  ...visit("eve", noon, "expand add checkout order", { device_type: "tv" }),
  ...visit("bot", noon, "page expand add checkout order", { user_agent: googlebot }),
  // all at one instant
  ...["page", "order", "checkout", "add", "expand"].map((name) =>
    anEvent(`fay-${name}`, "2026-03-02T12:00:00Z", { session_id: "fay", site_id: "sole", ...types[name] }),
  ),
  // opens a dish, adds another
  anEvent("gus-1", noon, { session_id: "gus" }),
  anEvent("gus-2", noon, { session_id: "gus", ...types.expand, item_id: "pasta" }),
  anEvent("gus-3", noon, { session_id: "gus", ...types.add, device_type: "tablet" }),
  anEvent("no-session", noon),
];

const names = ["page", "expand", "add", "checkout", "order"];
const steps = (segment: string, sessions: readonly number[]) =>
  names.map((step_name, n) => {
    const before = sessions[n - 1] ?? sessions[0] ?? 0;
    const here = sessions[n] ?? 0;
    return {
      ...{ segment, step: n + 1, step_name, sessions: here, share_of_first: here / (sessions[0] ?? 0) },
      share_of_previous: before === 0 ? null : here / before,
    };
  });

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

test("a session takes a step at or after the one before, or not at all", async () => {
  expect(await reports.answer(funnel)).toEqual(steps("all", [6, 5, 4, 2, 2]));
});

test("sessions are told apart by the first device that they tell", async () => {
  expect(await reports.answer(funnel, { by: "device" })).toEqual([
    ...steps("(unknown)", [2, 2, 2, 1, 1]),
    ...steps("desktop", [1, 1, 0, 0, 0]),
    ...steps("mobile", [2, 1, 1, 1, 1]),
    ...steps("tablet", [1, 1, 1, 0, 0]),
  ]);
  expect(await reports.answer(funnel, { device_type: "mobile" })).toEqual(steps("all", [2, 1, 1, 1, 1]));
  expect(await reports.answer(funnel, { device_type: "tv" })).toEqual([]);
});

test("sessions are told apart by the day of their first page view, in the time zone", async () => {
  expect(await reports.answer(funnel, { by: "day" })).toEqual([
    ...steps("2026-03-01", [5, 4, 3, 1, 1]),
    ...steps("2026-03-02", [1, 1, 1, 1, 1]),
  ]);
  expect(await reports.answer(funnel, { by: "day", time_zone: "Europe/Rome" })).toEqual([
    ...steps("2026-03-01", [4, 4, 3, 1, 1]),
    ...steps("2026-03-02", [2, 1, 1, 1, 1]),
  ]);
});

test("an item asks that it be opened and added, and nothing of the order", async () => {
  expect(await reports.answer(funnel, { item_id: "pasta" })).toEqual(steps("all", [6, 1, 0, 0, 0]));
  expect(await reports.answer(funnel, { item_id: "burrata", site_id: "luna" })).toEqual(
    steps("all", [5, 3, 2, 1, 1]),
  );
});
