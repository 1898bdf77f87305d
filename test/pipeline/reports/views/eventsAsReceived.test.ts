import { gzipSync } from "node:zlib";
import { simulate } from "../../../../local/simulation/simulate";
import { events } from "../../../../pipeline/event/events";
import type { Day } from "../../../../pipeline/lake/lakeKey";
import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../../support/aPipeline";

const received = "2026-03-01T18:30:00.000Z";
const later = "2026-03-01T19:05:00.000Z";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1";
const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline({ shards: 4 });
  reader.read(pipeline);
});
afterEach(() => pipeline.dispose());

/** The lake's columns, but for those that take reading a user agent. */
const alike = [...events.columns.map(({ name }) => name), "dt"].filter(
  (name) => !["device_type", "os", "browser"].includes(name),
);

const rowsOf = (table: string) => reader.query(`SELECT ${alike.join(", ")} FROM ${table} ORDER BY event_id`);

/** What the view shows must be what the lake shows once it is compacted. */
const expectLakesRows = async (): Promise<void> => {
  const seen = await rowsOf("events_as_received");
  await pipeline.compact(later);
  const compacted = await rowsOf("events");
  expect(compacted.length).toBeGreaterThan(0);
  expect(seen).toEqual(compacted);
};

test("an event is in the view at once, and in the lake only after compaction", async () => {
  await pipeline.send(received, [anEvent("e1", received)]);
  expect(await reader.query("SELECT event_id, dt, received_dt, received_hr FROM events_as_received")).toEqual(
    [{ event_id: "e1", dt: "2026-03-01", received_dt: "2026-03-01", received_hr: "18" }],
  );
  expect(await reader.query("SELECT event_id FROM events")).toEqual([]);
});

test("every field of an event is the column that it is in the lake", async () => {
  const whole = Object.entries(events.fields)
    .filter(([, field]) => field.from === "producer")
    .map(([name, field]) => [name, field.example]);
  const { status } = await pipeline.send(received, [
    { ...Object.fromEntries(whole), event_id: "whole", occurred_at: received },
    anEvent("bare", received),
    anEvent("wild", received, {
      user_id: "é'\"\\ü",
      ...{
        page_title: 'a "quoted" \\ title\n– 🍕',
        price_minor: -(10 ** 12),
        latitude: 1e-7,
        longitude: -0.5,
      },
      properties: { Dish: { "il più buono": [1, 2.5, null, "x"] }, empty: {} },
    }),
  ]);
  expect(status).toBe(202);
  await expectLakesRows();
});

test("times are judged as compaction judges them", async () => {
  const cases = {
    now: received,
    late: "2026-02-20T10:00:00.001Z",
    tomorrow: "2026-03-02T10:00:00Z",
    atTheLimit: "2026-03-01T18:35:00.000Z",
    overTheLimit: "2026-03-01T18:35:00.001Z",
    monthsAgo: "2025-11-01T00:00:00Z",
    yearsAgo: "1991-05-05T05:05:05.005Z",
    first: "1990-01-01T00:00:00.000Z",
  };
  const clocks = [
    undefined,
    "2026-03-01T18:29:55.000Z",
    "2026-03-01T18:29:54.999Z",
    "2026-03-01T20:30:00.000Z",
  ];
  for (const key of ["browser", "server"] as const)
    for (const [n, sentAt] of clocks.entries()) {
      const batch = Object.entries(cases).map(([name, at]) => anEvent(`${key}-${n}-${name}`, at));
      await pipeline.send(received, batch, { key, ...(sentAt === undefined ? {} : { sentAt }) });
    }
  expect(
    await reader.query("SELECT count(DISTINCT time_rule) AS rules, count(*) AS n FROM events_as_received"),
  ).toEqual([{ rules: 4, n: 64 }]);
  await expectLakesRows();
});

test("a place is taken whole, from the event or from the request, and so is the user agent", async () => {
  const headers = {
    "user-agent": iphone,
    "cloudfront-viewer-country": "IT",
    "cloudfront-viewer-city": "Rome",
    "cloudfront-viewer-latitude": "41.89",
    "cloudfront-viewer-time-zone": "Europe/Rome",
  };
  const batch = [
    anEvent("nowhere", received),
    anEvent("own", received, { country: "FR", time_zone: "Europe/Paris", user_agent: googlebot }),
    anEvent("half", received, { longitude: 2.35 }),
  ];
  await pipeline.send(received, batch, { key: "browser", headers });
  await expectLakesRows();
});

test.each([
  ["https://menu.example/luna/dessert?table=12#x", "https://www.Google.com:443/search?q=a@b"],
  ["https://menu.example", "https://user:secret@news.example/"],
  ["http://menu.example?x=/no/path", "android-app://com.example.app"],
  ["/luna?table=3", "somewhere"],
  ["luna", "/internal"],
])("the page %s and the referrer %s read as in the lake", async (page_url, referrer) => {
  await pipeline.send(received, [anEvent("e", received, { page_url, referrer })]);
  await expectLakesRows();
});

test("a day's simulated traffic reads as in the lake, robots included", async () => {
  const simulated = [...simulate({ seed: 5, day: "2026-03-01" as Day, events: 2_000 })];
  for (let at = 0; at < simulated.length; at += 400)
    await pipeline.send(
      "2026-03-01T18:30:00.000Z",
      simulated.slice(at, at + 400).map((event) => events.codec.encode(event)),
    );
  await expectLakesRows();
});

test("device, system and browser are there where the producer sent them", async () => {
  await pipeline.send(received, [
    anEvent("a", received, { device_type: "tv", os: "TvOS", browser: "Screen" }),
    anEvent("b", received, { user_agent: iphone }),
  ]);
  expect(
    await reader.query("SELECT device_type, os, browser FROM events_as_received ORDER BY event_id"),
  ).toEqual([
    { device_type: "tv", os: "TvOS", browser: "Screen" },
    { device_type: null, os: null, browser: null },
  ]);
});

test("lines that nobody can read are left out, and hinder no query", async () => {
  await pipeline.send(received, [anEvent("good", received)]);
  const foreign = [
    "not JSON",
    "[]",
    '{"received_at_ms":"x","event":{"event_id":"no time"}}',
    '{"received_at_ms":1772390528004,"event":"no object"}',
    '{"received_at_ms":1772390528004,"key_kind":"server","event":{"event_id":"odd","quantity":"many","occurred_at":7}}',
  ];
  const key = `raw/events/dt=2026-03-01/hr=18/s=00/${"0".repeat(64)}.ndjson.gz`;
  await pipeline.raw.put(key, gzipSync(`${foreign.join("\n")}\n`), { ifAbsent: true });
  expect(
    await reader.query("SELECT event_id, quantity, occurred_at FROM events_as_received ORDER BY event_id"),
  ).toEqual([
    { event_id: "good", quantity: null, occurred_at: Date.parse(received) },
    { event_id: "odd", quantity: null, occurred_at: null },
  ]);
});
