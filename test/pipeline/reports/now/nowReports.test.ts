import { gzipSync } from "node:zlib";
import { nowEvents } from "../../../../pipeline/reports/now/nowEvents";
import { nowMinutes } from "../../../../pipeline/reports/now/nowMinutes";
import { nowReports } from "../../../../pipeline/reports/now/nowReports";
import { nowTotals } from "../../../../pipeline/reports/now/nowTotals";
import { aNowLake, at, did, type NowLake } from "./aNowLake";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

let lake: NowLake;
beforeEach(async () => {
  lake = await aNowLake();
});
afterEach(() => lake.pipeline.dispose());

const send = async (time: string, events: readonly unknown[], sending = {}): Promise<void> => {
  const { status, body } = await lake.pipeline.send(at(time), events, sending);
  expect([status, body]).toEqual([202, expect.stringContaining('"rejected":[]')]);
};

/** Which events the last half hour has, by the time of asking. */
const ids = async (now: string, asked = {}, asking = {}): Promise<readonly unknown[]> => {
  // they say where they were, which is their id here
  const rows = await lake.asked(nowEvents, at(now), asked, asking);
  return rows.map(({ table_id }) => table_id);
};

const seen = (id: string, time: string, more: object = {}) =>
  did(id, "page_view", time, { table_id: id, ...more });

test("the totals, the minutes and the events tell of one evening", async () => {
  const burrata = { item_id: "burrata", item_name: "Burrata", section: "Antipasti" };
  const ben = { anonymous_id: "ben", session_id: "s-2" };
  await send("18:40", [
    did("a", "page_view", "18:30:05.000", { page_url: "https://menu.example/luna?table=12", table_id: "12" }),
    did("b", "item_view", "18:30:20.000", burrata),
    did("c", "item_expand", "18:30:59.999", burrata),
    did("d", "scroll", "18:31:00.000", { scroll_depth: 66.6 }),
    did("e", "item_add", "18:32:00.000", { ...burrata, quantity: 2 }),
    did("f", "page_view", "18:32:01.000", ben),
    did("g", "click", "18:32:02.000", { ...ben, element_text: "Add" }),
    did("h", "order_placed", "18:33:00.000", { order_id: "o-1", total_minor: 2400, currency: "EUR" }),
    did("i", "order_placed", "18:33:00.001", { order_id: "o-1" }),
    did("j", "page_view", "18:34:00.000", { anonymous_id: undefined, session_id: undefined }),
    did("k", "page_view", "18:34:00.000", { anonymous_id: "robot", user_agent: googlebot }),
  ]);
  expect(await lake.asked(nowTotals, at("18:41"))).toEqual([
    {
      ...{
        events: 10,
        visitors: 2,
        sessions: 2,
        page_views: 3,
        item_views: 1,
        expands: 1,
        adds: 1,
        orders: 1,
      },
      last_event_at: Date.parse(at("18:34")),
    },
  ]);
  const minute = (time: string, figures: object) => ({
    minute: Date.parse(at(time)),
    ...{ events: 1, visitors: 1, page_views: 0, item_views: 0, expands: 0, adds: 0, orders: 0 },
    ...figures,
  });
  expect(await lake.asked(nowMinutes, at("18:41"))).toEqual([
    minute("18:30", { events: 3, page_views: 1, item_views: 1, expands: 1 }),
    minute("18:31", {}),
    minute("18:32", { events: 3, visitors: 2, page_views: 1, adds: 1 }),
    minute("18:33", { events: 2, orders: 1 }),
    minute("18:34", { visitors: 0, page_views: 1 }),
  ]);
  const events = await lake.asked(nowEvents, at("18:41"));
  expect(events.map(({ visitor }) => visitor)).toEqual([null, 1, 1, 2, 2, 1, 1, 1, 1, 1]);
  const nothing = Object.fromEntries(nowEvents.row.columns.map(({ name }) => [name, null]));
  const told = (time: string, event_type: string, more: object) => ({
    ...{ ...nothing, occurred_at: Date.parse(at(time)), site_id: "luna", visitor: 1, event_type },
    ...more,
  });
  expect([events[2], events[3], events[5], events[6], events[9]]).toEqual([
    told("18:33:00.000", "order_placed", { total_minor: 2400, currency: "EUR" }),
    told("18:32:02.000", "click", { visitor: 2, element_text: "Add" }),
    told("18:32:00.000", "item_add", { ...burrata, quantity: 2 }),
    told("18:31:00.000", "scroll", { scroll_depth: 67 }),
    told("18:30:05.000", "page_view", { table_id: "12", page_path: "/luna" }),
  ]);
});

test("nothing is one row of zeros, no minute and no event", async () => {
  const zeros = { events: 0, visitors: 0, sessions: 0, page_views: 0, item_views: 0, expands: 0 };
  expect(await lake.asked(nowTotals, at("18:41"))).toEqual([
    { ...zeros, adds: 0, orders: 0, last_event_at: null },
  ]);
  expect(await lake.asked(nowMinutes, at("18:41"))).toEqual([]);
  expect(await lake.asked(nowEvents, at("18:41"))).toEqual([]);
});

test("an event is there at its acknowledgement, and leaves when the minutes have passed", async () => {
  await send("18:30:00.000", [seen("a", "18:29:59.900")]);
  expect(await ids("18:30:00.000")).toEqual(["a"]);
  expect(await ids("18:59:59.900")).toEqual(["a"]);
  expect(await ids("18:59:59.901")).toEqual([]);
  expect(await ids("18:30:59.900", { minutes: 1 })).toEqual(["a"]);
  expect(await ids("18:30:59.901", { minutes: 1 })).toEqual([]);
  expect(await ids("19:29:59.900", { minutes: 60 })).toEqual(["a"]);
});

test("it is there once, however often it comes and whether it is compacted or not", async () => {
  await send("17:58", [seen("a", "17:58"), seen("b", "17:58")]);
  await send("18:01", [seen("a", "17:58"), seen("c", "18:00")]);
  await send("18:02", [seen("c", "18:00"), seen("a", "17:58")], { sentAt: at("18:02") });
  const all = ["c", "b", "a"];
  expect(await ids("18:05")).toEqual(all);
  await lake.pipeline.compact(at("18:05"));
  expect(await ids("18:05")).toEqual(all);
  await lake.pipeline.compact(at("19:05"));
  expect(await ids("18:05")).toEqual(all);
});

test("of two contents of one id the one of the earlier hour stands, as in the lake; at two sites they are two", async () => {
  await send("17:58", [seen("a", "17:57")]);
  await send("18:02", [{ ...seen("a", "18:01"), table_id: "other" }]);
  expect(await ids("18:05")).toEqual(["a"]);
  await send("18:03", [seen("a", "18:02", { site_id: "sole" })]);
  expect(await ids("18:05")).toEqual(["a", "a"]);
});

test("a repeat of what happened before the minutes does not make it happen again", async () => {
  await send("18:00", [seen("a", "18:00"), seen("b", "17:10")]);
  await send("18:29", [seen("a", "18:00"), seen("b", "17:10"), seen("c", "18:29")]);
  expect(await ids("18:29")).toEqual(["c", "a"]);
  expect(await ids("18:31")).toEqual(["c"]);
});

test("an event dated later than it came counts when it came, so that nothing is of the future", async () => {
  await send("18:00", [seen("soon", "18:04"), seen("tomorrow", "23:00")]);
  const rows = await lake.asked(nowEvents, at("18:00"));
  expect(rows.map(({ table_id, occurred_at }) => [table_id, occurred_at])).toEqual([
    ["tomorrow", Date.parse(at("18:00"))],
    ["soon", Date.parse(at("18:00"))],
  ]);
  expect(await ids("18:31")).toEqual([]);
});

test("a sender's wrong clock is put right", async () => {
  await send("18:00", [seen("a", "12:59")], { sentAt: at("13:00") });
  expect((await lake.asked(nowEvents, at("18:00")))[0]?.occurred_at).toBe(Date.parse(at("17:59")));
});

test("what came late is there if it happened late enough", async () => {
  await send("18:30", [seen("old", "17:59"), seen("late", "18:01")]);
  expect(await ids("18:30")).toEqual(["late"]);
});

test("the sites are the one asked for, of those that may be read, and robots are nobody's", async () => {
  await send("18:00", [seen("a", "18:00"), seen("b", "18:00", { site_id: "sole" })]);
  await send("18:00", [seen("c", "18:00", { site_id: "luna-2", user_agent: googlebot })]);
  expect(await ids("18:01")).toEqual(["b", "a"]);
  expect(await ids("18:01", { site_id: "sole" })).toEqual(["b"]);
  expect(await ids("18:01", {}, { sites: ["luna"] })).toEqual(["a"]);
  expect(await ids("18:01", { site_id: "sole" }, { sites: ["luna"] })).toEqual([]);
  expect(await ids("18:01", {}, { sites: [] })).toEqual([]);
});

test("midnight is no border, and people are numbered as they appear", async () => {
  const day = (time: string) => `2026-03-02T${time}:00.000Z`;
  await send("23:50", [seen("a", "23:49"), seen("b", "23:50", { anonymous_id: "ben" })]);
  await lake.pipeline.send(day("00:05"), [{ ...seen("c", "23:59"), occurred_at: day("00:04") }]);
  const rows = await lake.asked(nowEvents, day("00:10"));
  expect(rows.map(({ table_id, visitor }) => [table_id, visitor])).toEqual([
    ["c", 1],
    ["b", 2],
    ["a", 1],
  ]);
});

test("the hundred latest are told", async () => {
  const many = Array.from({ length: 130 }, (_, n) => seen(`e${n}`, `18:00:00.${String(n).padStart(3, "0")}`));
  await send("18:01", many);
  const told = await ids("18:02");
  expect(told).toHaveLength(100);
  expect([told[0], told[99]]).toEqual(["e129", "e30"]);
});

test.each([
  ["18:10", 30, ["dt=2026-03-01/hr=17", "dt=2026-03-01/hr=18"]],
  ["18:40", 30, ["dt=2026-03-01/hr=18"]],
  ["19:05", 60, ["dt=2026-03-01/hr=17", "dt=2026-03-01/hr=18", "dt=2026-03-01/hr=19"]],
  ["18:59:30.000", 5, ["dt=2026-03-01/hr=18", "dt=2026-03-01/hr=19"]],
  ["00:10", 30, ["dt=2026-02-28/hr=23", "dt=2026-03-01/hr=00"]],
] as const)("asked at %s for %d minutes, no raw object is opened but of %j", async (now, minutes, read) => {
  const put = (folder: string, body: Uint8Array) =>
    lake.pipeline.raw.put(`raw/events/${folder}/s=00/${"0".repeat(64)}.ndjson.gz`, body);
  const unreadable = (folder: string) => put(folder, Buffer.from("this cannot be inflated"));
  const hours = ["2026-02-28", "2026-03-01"].flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `dt=${day}/hr=${String(hour).padStart(2, "0")}`),
  );
  for (const folder of hours.filter((each) => !(read as readonly string[]).includes(each)))
    await unreadable(folder);
  for (const report of nowReports) await lake.asked(report, at(now), { minutes });
  for (const folder of read) {
    await unreadable(folder);
    await expect(lake.asked(nowTotals, at(now), { minutes })).rejects.toThrow(/GZIP|gzip/);
    await put(folder, gzipSync("\n"));
    await lake.asked(nowTotals, at(now), { minutes });
  }
});

test("they say what they answer, and ask for no period", () => {
  for (const report of nowReports) {
    expect(Object.keys(report.parameters)).toEqual(["site_id", "minutes"]);
    expect(report.doc).toMatch(/^\S.*[.]$/);
    for (const { doc } of report.row.columns) expect(doc).toMatch(/^\S.*[.]$/);
    expect([report.live, report.reads]).toEqual([undefined, []]);
  }
});
