import { aLakeReader, anEvent, aPipeline } from "../../../support/aPipeline";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const at = (time: string): string => `2026-03-01T${time}Z`;
const burrata = { item_id: "burrata", item_name: "Burrata", section: "Antipasti", anonymous_id: "ada" };

const theEvents = [
  anEvent("v1", at("18:00:00"), { ...burrata, event_type: "item_view" }),
  anEvent("v2", at("18:00:01"), { ...burrata, event_type: "item_view" }),
  anEvent("v3", at("18:00:02"), {
    ...burrata,
    event_type: "item_view",
    user_id: "uma",
    item_name: "Burrata & figs",
  }),
  anEvent("v4", at("18:00:03"), { ...burrata, event_type: "item_view", user_agent: googlebot }),
  anEvent("x1", at("18:01:00"), { ...burrata, event_type: "item_expand", item_name: undefined }),
  anEvent("a1", at("18:02:00"), {
    ...burrata,
    event_type: "item_add",
    item_name: undefined,
    section: "Specials",
  }),
  anEvent("a2", at("18:02:01"), {
    ...burrata,
    event_type: "item_add",
    item_name: undefined,
    section: undefined,
  }),
  anEvent("r1", at("18:02:02"), {
    ...burrata,
    event_type: "item_remove",
    item_name: undefined,
    section: undefined,
  }),
  anEvent("b1", at("18:03:00"), { event_type: "item_buy", item_id: "burrata", order_id: "o-1", quantity: 2 }),
  anEvent("b2", at("18:03:00"), { event_type: "item_buy", item_id: "burrata", order_id: "o-1" }),
  anEvent("b3", at("18:04:00"), { event_type: "item_buy", item_id: "burrata", order_id: "o-2", quantity: 0 }),
  anEvent("o1", at("18:04:00"), { event_type: "order_placed", order_id: "o-2" }),
  anEvent("n1", "2026-03-02T00:00:00Z", { ...burrata, event_type: "item_view" }),
];

test("an item has one row a day, with what people did with it", async () => {
  const reader = await aLakeReader();
  const pipeline = await aPipeline();
  expect((await pipeline.send("2026-03-02T00:10:00Z", theEvents)).status).toBe(202);
  await pipeline.compact("2026-03-02T01:05:00Z");
  reader.read(pipeline);
  const item = { site_id: "luna", item_id: "burrata" };
  expect(await reader.query("SELECT * FROM item_days ORDER BY dt")).toEqual([
    {
      ...{ dt: "2026-03-01", ...item, item_name: "Burrata & figs", section: "Specials" },
      ...{ views: 3, viewers: 2, expands: 1, adds: 2, removes: 1, bought: 3, orders: 2 },
    },
    {
      ...{ dt: "2026-03-02", ...item, item_name: "Burrata", section: "Antipasti" },
      ...{ views: 1, viewers: 1, expands: 0, adds: 0, removes: 0, bought: 0, orders: 0 },
    },
  ]);
  await pipeline.dispose();
});
