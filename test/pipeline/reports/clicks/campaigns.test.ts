import { campaigns } from "../../../../pipeline/reports/clicks/campaigns";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const event = (session_id: string, minute: number, more: object = {}) =>
  anEvent(`e${id++}`, `2026-03-01T12:${String(minute).padStart(2, "0")}:00Z`, {
    ...{ session_id, anonymous_id: session_id.slice(0, 3), ...more },
  });
const spring = { utm_source: "newsletter", utm_medium: "email", utm_campaign: "spring" };
const placed = (order_id: string, total_minor?: number, currency?: string) => ({
  ...{ event_type: "order_placed", order_id, total_minor, currency },
});

const theEvents = [
  // the first event that names a campaign counts, and counts whole
  event("ada-1", 1),
  event("ada-1", 2, spring),
  event("ada-1", 3, { utm_source: "qr" }),
  event("ada-1", 4, placed("o-1", 4350, "EUR")),
  event("ada-1", 5, placed("o-1", 9999, "EUR")),
  event("ada-1", 6, placed("o-2", 650, "EUR")),
  event("ada-2", 20, spring),
  // told again from another visit: the order is where it was placed first
  event("ada-2", 21, placed("o-1", 4350, "EUR")),
  event("ben-1", 1, { ...spring, user_id: "uma" }),
  event("ben-1", 2, { user_id: "uma", ...placed("o-3", 100) }),
  event("cle-1", 1, { utm_source: "qr" }),
  event("cle-1", 2, placed("o-4", 500, "USD")),
  event("dan-1", 1, { utm_source: "qr", utm_medium: undefined }),
  event("dan-1", 2, { ...placed("o-5", 700, "EUR"), utm_medium: "print" }),
  event("eve-1", 1),
  event("fay-1", 1, { site_id: "sole", utm_campaign: "spring" }),
  event("bot-1", 1, { ...spring, user_agent: googlebot }),
  anEvent("no-session", "2026-03-01T12:00:00Z", spring),
];

const ofSpring = {
  ...{ ...spring, sessions: 3, visitors: 2, converted_sessions: 3, conversion: 1 },
  ...{ orders: 3, currency: "EUR", revenue_minor: 5000 },
};
const ofQr = {
  ...{ utm_source: "qr", utm_medium: null, utm_campaign: null, sessions: 2, visitors: 2 },
  ...{ converted_sessions: 2, conversion: 1, orders: 2, currency: null, revenue_minor: null },
};
const ofSole = {
  ...{ utm_source: null, utm_medium: null, utm_campaign: "spring", sessions: 1, visitors: 1 },
  ...{ converted_sessions: 0, conversion: 0, orders: 0, currency: null, revenue_minor: null },
};
const ofNone = { ...ofSole, utm_campaign: null };

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

test("a session belongs to the campaign that it named first, its orders are each counted once", async () => {
  expect(await reports.answer(campaigns)).toEqual([ofSpring, ofQr, ofSole, ofNone]);
});

test("a source, a medium, a name or a site leaves its own", async () => {
  expect(await reports.answer(campaigns, { utm_source: "qr" })).toEqual([ofQr]);
  expect(await reports.answer(campaigns, { utm_medium: "email" })).toEqual([ofSpring]);
  expect(await reports.answer(campaigns, { utm_campaign: "spring" })).toEqual([ofSpring, ofSole]);
  expect(await reports.answer(campaigns, {}, { sites: ["sole"] })).toEqual([ofSole]);
});
