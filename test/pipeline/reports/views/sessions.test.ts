import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../../support/aPipeline";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1";
const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const at = (time: string): string => `2026-03-01T${time}Z`;

const ada = { anonymous_id: "ada", session_id: "ada-1", user_agent: iphone };
const ben = { site_id: "sole", anonymous_id: "ben", session_id: "ben-1" };

const theEvents = [
  anEvent("a1", at("18:00:00.500"), {
    ...ada,
    ...{
      page_path: "/luna",
      referrer: "https://www.google.com/",
      utm_source: "qr",
      table_id: "12",
      country: "IT",
    },
  }),
  anEvent("a2", at("18:00:10.000"), { ...ada, event_type: "item_view", item_id: "burrata" }),
  anEvent("a3", at("18:00:11.000"), { ...ada, event_type: "item_view", item_id: "burrata" }),
  anEvent("a4", at("18:00:12.000"), {
    ...ada,
    event_type: "item_view",
    item_id: "pasta",
    utm_source: "menu",
  }),
  anEvent("a5", at("18:01:00.000"), { ...ada, event_type: "item_expand", item_id: "burrata" }),
  anEvent("a6", at("18:02:00.000"), { ...ada, event_type: "item_add", item_id: "burrata", table_id: "14" }),
  anEvent("a7", at("18:03:00.000"), {
    ...ada,
    event_type: "order_placed",
    order_id: "o-1",
    user_id: "customer-7",
  }),
  anEvent("a8", at("18:03:00.000"), { ...ada, event_type: "order_placed", order_id: "o-1" }),
  // two pages at one instant: the later id is the later page
  anEvent("b1", at("18:04:00.400"), { ...ada, page_path: "/luna/thanks" }),
  anEvent("b0", at("18:04:00.400"), { ...ada, page_path: "/luna/bill" }),
  anEvent("c1", at("23:59:59.999"), ben),
  anEvent("c2", "2026-03-02T00:00:00.999Z", ben),
  anEvent("d1", at("12:00:00.000"), { session_id: "robot-1", user_agent: googlebot }),
  anEvent("e1", at("12:00:00.000"), { anonymous_id: "nobody" }),
];

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
  pipeline = await aPipeline();
  expect((await pipeline.send("2026-03-02T00:10:00Z", theEvents)).status).toBe(202);
  await pipeline.compact("2026-03-02T01:05:00Z");
  reader.read(pipeline);
});
afterAll(() => pipeline.dispose());

test("a session has one row, with what was seen, added and ordered in it", async () => {
  expect(await reader.query("SELECT * FROM sessions WHERE session_id = 'ada-1'")).toEqual([
    {
      dt: "2026-03-01",
      site_id: "luna",
      session_id: "ada-1",
      visitor_id: "customer-7",
      started_at: Date.parse(at("18:00:00.500")),
      ended_at: Date.parse(at("18:04:00.400")),
      // 239.9 seconds
      duration_seconds: 239,
      events: 10,
      page_views: 3,
      items_viewed: 2,
      items_expanded: 1,
      items_added: 1,
      orders: 1,
      entry_page: "/luna",
      exit_page: "/luna/thanks",
      referrer_host: "www.google.com",
      utm_source: "qr",
      utm_campaign: null,
      table_id: "14",
      device_type: "mobile",
      os: "iOS",
      browser: "Safari",
      country: "IT",
      city: null,
      is_robot: false,
    },
  ]);
});

test("a session past midnight has a row on both days, and robots are told", async () => {
  const sql =
    "SELECT dt, session_id, visitor_id, events, duration_seconds, is_robot FROM sessions WHERE session_id <> 'ada-1' ORDER BY dt, session_id";
  const ben = { session_id: "ben-1", visitor_id: "ben", events: 1, duration_seconds: 0, is_robot: false };
  expect(await reader.query(sql)).toEqual([
    { dt: "2026-03-01", ...ben },
    {
      dt: "2026-03-01",
      session_id: "robot-1",
      visitor_id: null,
      events: 1,
      duration_seconds: 0,
      is_robot: true,
    },
    { dt: "2026-03-02", ...ben },
  ]);
});
