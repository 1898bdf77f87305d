import { events } from "../../../pipeline/event/events";
import { decodeCommitRecord } from "../../../pipeline/lake/commitRecord";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
  reader.read(pipeline);
});
afterEach(() => pipeline.dispose());

const ms = (at: string): number => Date.parse(at);

/** The one row of an event, by its id. */
const rowOf = async (id: string): Promise<Readonly<Record<string, unknown>>> => {
  const rows = await reader.query(`SELECT * FROM events WHERE event_id = '${id}'`);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
};

/** An event that has every field a producer can send: the examples of the documentation. */
const anEventWithEverything = Object.fromEntries(
  Object.entries(events.fields)
    .filter(([, { from }]) => from === "producer")
    .map(([name, { example }]) => [name, example]),
);

const received = "2026-03-01T18:42:08.004Z";
const nextHour = "2026-03-01T19:05:00Z";

describe("compact(parts)(order)", () => {
  test("brings every field of an event into the lake as its type, and what Footfall knows of it", async () => {
    await pipeline.send(received, [anEventWithEverything]);
    await pipeline.compact(nextHour);
    const [raw] = await everythingIn(pipeline.raw);
    const { batch_id, ...row } = await rowOf(String(anEventWithEverything["event_id"]));
    expect(raw?.key).toContain(String(batch_id));
    expect(row).toEqual({
      ...anEventWithEverything,
      occurred_at: ms("2026-03-01T18:42:07.120Z"),
      properties: '{"allergens":["nuts"],"from_recommendation":true}',
      received_at: ms(received),
      occurred_at_sent: null,
      time_rule: "as_sent",
      is_robot: false,
      referrer_host: "www.google.com",
      key_id: "server-1",
      dt: "2026-03-01",
    });
  });

  test("leaves null what an event does not say and nobody knows", async () => {
    await pipeline.send(received, [anEvent("bare", "2026-03-01T18:00:00Z")]);
    await pipeline.compact(nextHour);
    const row = await rowOf("bare");
    const set = Object.entries(row).filter(([, value]) => value !== null);
    expect(Object.keys(row)).toEqual([...events.columns.map(({ name }) => name), "dt"]);
    expect(set.map(([name]) => name)).toEqual([
      ...["event_id", "event_type", "occurred_at", "site_id"],
      ...["received_at", "time_rule", "is_robot", "key_id", "batch_id", "dt"],
    ]);
  });

  test("takes from a browser's request what its event does not say, and nothing from a server's", async () => {
    const headers = {
      "user-agent": "curl/8.5.0",
      "cloudfront-viewer-country": "IT",
      "cloudfront-viewer-city": "Rome",
    };
    const at = "2026-03-01T18:00:00Z";
    await pipeline.send(
      received,
      [anEvent("b", at), anEvent("b-lisbon", at, { city: "Lisbon", country: "PT" })],
      {
        key: "browser",
        headers,
      },
    );
    await pipeline.send(received, [anEvent("s", at)], { headers });
    await pipeline.compact(nextHour);
    const facts = { user_agent: "curl/8.5.0", is_robot: true, key_id: "browser-1" };
    expect(await rowOf("b")).toMatchObject({ ...facts, country: "IT", city: "Rome" });
    expect(await rowOf("b-lisbon")).toMatchObject({ ...facts, country: "PT", city: "Lisbon" });
    expect(await rowOf("s")).toMatchObject({ user_agent: null, is_robot: false, country: null, city: null });
  });

  test("files events by the UTC date on which they occurred, to the millisecond, however late they come", async () => {
    await pipeline.send("2026-03-01T23:59:59.999Z", [
      anEvent("last-ms", "2026-02-28T23:59:59.999Z"),
      anEvent("first-ms", "2026-03-01T00:00:00.000Z"),
      anEvent("end", "2026-03-01T23:59:59.999Z"),
      anEvent("ahead", "2026-03-02T00:00:00.000Z"),
      anEvent("zoned", "2026-03-01T00:30:00+01:00"),
    ]);
    await pipeline.send("2026-03-02T00:00:00.000Z", [anEvent("years-late", "2024-02-29T12:00:00Z")]);
    const { hours, units } = await pipeline.compact("2026-03-02T01:00:00.000Z");
    expect({ hours, units }).toEqual({
      hours: ["2026-03-01T22", "2026-03-02T00"],
      units: { unchanged: 0, completed: 0, compacted: 2 },
    });
    expect(await reader.shown(pipeline)).toEqual([
      "2024-02-29 luna years-late",
      "2026-02-28 luna last-ms",
      "2026-02-28 luna zoned",
      "2026-03-01 luna end",
      "2026-03-01 luna first-ms",
      "2026-03-02 luna ahead",
    ]);
  });

  test("puts right a clock that is wrong, clamps what lies outside the limits, and keeps what was sent", async () => {
    const sendings = [
      { id: "slow", occurred: "2026-03-01T17:40:00.000Z", sentAt: "2026-03-01T17:42:08.004Z" },
      { id: "near", occurred: "2026-03-01T18:40:00.000Z", sentAt: "2026-03-01T18:42:03.004Z" },
      { id: "future", occurred: "2026-03-01T18:47:08.005Z" },
      { id: "old", occurred: "2026-01-30T18:42:08.003Z" },
    ];
    for (const { id, occurred, sentAt } of sendings)
      await pipeline.send(received, [anEvent(id, occurred)], {
        key: "browser",
        ...(sentAt ? { sentAt } : {}),
      });
    await pipeline.send(received, [anEvent("history", "2019-05-05T12:00:00Z")]);
    const { counts } = await pipeline.compact(nextHour);

    expect(counts).toMatchObject({ rows: 5, skew_corrected: 1, clamped: 2 });
    const time = ({ occurred_at, occurred_at_sent, time_rule, dt }: Readonly<Record<string, unknown>>) => ({
      at: new Date(Number(occurred_at)).toISOString(),
      sent: occurred_at_sent === null ? null : new Date(Number(occurred_at_sent)).toISOString(),
      rule: time_rule,
      dt,
    });
    const times = await Promise.all(
      ["slow", "near", "future", "old", "history"].map(async (id) => time(await rowOf(id))),
    );
    expect(times).toEqual([
      {
        at: "2026-03-01T18:40:00.000Z",
        sent: "2026-03-01T17:40:00.000Z",
        rule: "skew_corrected",
        dt: "2026-03-01",
      },
      { at: "2026-03-01T18:40:00.000Z", sent: null, rule: "as_sent", dt: "2026-03-01" },
      {
        at: "2026-03-01T18:47:08.004Z",
        sent: "2026-03-01T18:47:08.005Z",
        rule: "clamped_to_future_limit",
        dt: "2026-03-01",
      },
      {
        at: "2026-01-30T18:42:08.004Z",
        sent: "2026-01-30T18:42:08.003Z",
        rule: "clamped_to_past_limit",
        dt: "2026-01-30",
      },
      { at: "2019-05-05T12:00:00.000Z", sent: null, rule: "as_sent", dt: "2019-05-05" },
    ]);
  });

  test.each([1, 4])(
    "counts an event once within a batch, between batches and across hours, with %i shards",
    async (shards) => {
      const sharded = await aPipeline({ shards });
      const at = "2026-03-01T17:00:00Z";
      await sharded.send("2026-03-01T17:30:00Z", [
        anEvent("a", at, { page_title: "first" }),
        anEvent("a", at),
      ]);
      for (const n of [1, 2, 3, 4, 5, 6])
        await sharded.send("2026-03-01T18:30:00Z", [
          anEvent("a", at),
          anEvent("b", at),
          anEvent(`own-${n}`, at),
        ]);
      await sharded.send("2026-03-01T18:31:00Z", [anEvent("a", at, { site_id: "sole" })]);
      const { counts, units } = await sharded.compact(nextHour);

      // the untitled versions of a stay behind the first one
      expect(counts).toMatchObject({ objects: 8, lines: 21, rows: 9, duplicates: 5 });
      expect(counts).toMatchObject({ quarantined: 7, conflicts: 7 });
      expect(units.compacted).toBe(shards === 1 ? 2 : 5);
      expect(await reader.shown(sharded)).toEqual([
        ...["luna a", "luna b", "luna own-1", "luna own-2", "luna own-3"].map((row) => `2026-03-01 ${row}`),
        ...["luna own-4", "luna own-5", "luna own-6", "sole a"].map((row) => `2026-03-01 ${row}`),
      ]);
      expect(await rowOf("b")).toMatchObject({ site_id: "luna" });
      expect(
        (await reader.query("SELECT page_title FROM events WHERE event_id = 'a' AND site_id = 'luna'"))[0],
      ).toEqual({
        page_title: "first",
      });
      await sharded.dispose();
    },
  );

  test("takes an event for new again when its first hour lies before the window", async () => {
    const at = "2026-03-01T10:00:00Z";
    for (const hour of ["10", "12", "13"])
      await pipeline.send(`2026-03-01T${hour}:30:00Z`, [anEvent("a", at)]);
    await pipeline.send("2026-03-01T16:30:00Z", [anEvent("a", at)]);
    const parts = { dedupWindowHours: 2, lookbackHours: 12 };
    const { counts } = await pipeline.compact("2026-03-01T17:05:00Z", {}, parts);
    // each repetition within two hours of the last extends the window: only the last one counts again
    expect(counts).toMatchObject({ rows: 2, duplicates: 2 });
  });

  test("knows an event again across midnight", async () => {
    for (const received of ["2026-03-01T23:30:00Z", "2026-03-02T00:30:00Z"])
      await pipeline.send(received, [anEvent("a", "2026-03-01T23:00:00Z")]);
    const { counts } = await pipeline.compact("2026-03-02T01:05:00Z");
    expect(counts).toMatchObject({ rows: 1, duplicates: 1 });
  });

  test("writes nothing at all where nothing has changed", async () => {
    await pipeline.send(received, [anEvent("a", received)]);
    await pipeline.compact(nextHour);
    const before = await everythingIn(pipeline.lake);
    const { units, files, counts } = await pipeline.compact(nextHour);
    expect({ units, files, rows: counts.rows }).toEqual({
      units: { unchanged: 1, completed: 0, compacted: 0 },
      files: 0,
      rows: 0,
    });
    expect(await everythingIn(pipeline.lake)).toEqual(before);
  });

  test("adds a late object to an hour that is compacted already, and changes nothing else", async () => {
    await pipeline.send("2026-03-01T17:10:00Z", [anEvent("earlier", received)]);
    await pipeline.send(received, [anEvent("a", received), anEvent("past", "2026-02-14T12:00:00Z")]);
    await pipeline.compact(nextHour);
    const before = await everythingIn(pipeline.lake);
    await pipeline.send(received, [anEvent("late", received)]);
    const { units } = await pipeline.compact(nextHour);
    expect(units).toEqual({ unchanged: 1, completed: 0, compacted: 1 });
    const after = new Map((await everythingIn(pipeline.lake)).map((object) => [object.key, object]));
    for (const object of before)
      if (!object.key.includes("/manifest/")) expect(after.get(object.key)).toEqual(object);
    expect(await reader.shown(pipeline)).toEqual([
      "2026-02-14 luna past",
      "2026-03-01 luna a",
      "2026-03-01 luna earlier",
      "2026-03-01 luna late",
    ]);
  });

  test("looks at the last hours in any case, and before them at all that the watermark does not vouch for", async () => {
    for (const hour of ["12", "14", "15"])
      await pipeline.send(`2026-03-01T${hour}:30:00Z`, [anEvent(`at-${hour}`, received)]);
    const short = { lookbackHours: 1 };
    const first = await pipeline.compact("2026-03-01T16:05:00Z", {}, short);
    expect({ hours: first.hours, rows: first.counts.rows }).toEqual({
      hours: ["2026-03-01T12", "2026-03-01T15"],
      rows: 3,
    });
    const next = await pipeline.compact("2026-03-01T17:05:00Z", {}, short);
    expect({ hours: next.hours, units: next.units }).toEqual({
      hours: ["2026-03-01T15", "2026-03-01T16"],
      units: { unchanged: 1, completed: 0, compacted: 0 },
    });
    const long = await pipeline.compact("2026-03-01T17:05:00Z", {}, { lookbackHours: 24 });
    expect({ hours: long.hours, units: long.units }).toEqual({
      hours: ["2026-02-28T17", "2026-03-01T16"],
      units: { unchanged: 3, completed: 0, compacted: 0 },
    });
  });

  test("catches up with hours that were missed, for whatever time nobody ran", async () => {
    await pipeline.send("2026-03-01T12:30:00Z", [anEvent("before", received)]);
    await pipeline.compact("2026-03-01T20:05:00Z");
    for (const day of ["02", "05", "09"])
      await pipeline.send(`2026-03-${day}T12:30:00Z`, [anEvent(`at-${day}`, `2026-03-${day}T12:00:00Z`)]);
    const { hours, units } = await pipeline.compact("2026-03-10T08:05:00Z");
    expect({ hours, units }).toEqual({
      hours: ["2026-03-01T17", "2026-03-10T07"],
      units: { unchanged: 0, completed: 0, compacted: 3 },
    });
    expect((await pipeline.compact("2026-03-10T09:05:00Z")).hours[0]).toBe("2026-03-10T05");
  });

  test("finds what came late to an hour that was compacted already, for whatever time nobody ran since", async () => {
    await pipeline.send("2026-03-01T12:30:00Z", [anEvent("before", received)]);
    await pipeline.send("2026-03-01T19:30:00Z", [anEvent("in-time", received)]);
    await pipeline.compact("2026-03-01T20:05:00Z");
    await pipeline.send("2026-03-01T19:59:59Z", [anEvent("late", received)]);
    const { units } = await pipeline.compact("2026-03-10T08:05:00Z");
    expect(units).toEqual({ unchanged: 0, completed: 0, compacted: 1 });
    expect(await reader.shown(pipeline)).toContain("2026-03-01 luna late");
  });

  test("waits with the watermark for an hour that fails, and catches up from there", async () => {
    await pipeline.send("2026-03-01T12:30:00Z", [anEvent("stuck", received)]);
    await pipeline.send("2026-03-02T12:30:00Z", [anEvent("fine", "2026-03-02T12:00:00Z")]);
    const stuck = { ...pipeline.raw, get: async () => Promise.reject(new Error("no answer")) };
    await pipeline.compact("2026-03-10T08:05:00Z", {}, { raw: stuck });
    const healed = await pipeline.compact("2026-03-20T08:05:00Z");
    expect({ first: healed.hours[0], units: healed.units, failures: healed.failures }).toEqual({
      first: "2026-03-01T12",
      units: { unchanged: 0, completed: 0, compacted: 2 },
      failures: [],
    });
  });

  test("says that the watermark cannot be read, and compacts the last hours all the same", async () => {
    await pipeline.send("2026-03-01T18:30:00Z", [anEvent("a", received)]);
    await pipeline.lake.put("lake/events/watermark.json", Buffer.from("{}"));
    const { failures, units } = await pipeline.compact(nextHour);
    expect(failures).toEqual([
      {
        unit: "watermark",
        error: expect.stringMatching(
          /^lake\/events\/watermark\.json: is no watermark: settled_before: must be/,
        ),
      },
    ]);
    expect(units.compacted).toBe(1);
  });

  test("looks, after a named hour that changed, at the hours that may repeat its events", async () => {
    const copies = ["11", "14"].map((hour) => `2026-03-01T${hour}:30:00.000Z`);
    for (const at of copies) await pipeline.send(at, [anEvent("e-1", copies[0] ?? ""), anEvent(at, at)]);
    await pipeline.compact("2026-03-01T16:05:00.000Z");
    expect((await reader.shown(pipeline)).filter((row) => row.endsWith(" e-1"))).toHaveLength(1);

    await pipeline.send("2026-03-01T10:30:00.000Z", [anEvent("e-1", copies[0] ?? "")]);
    const named = await pipeline.compact("2026-03-05T16:05:00.000Z", { hour: "2026-03-01T10" });
    expect(named.hours).toEqual(["2026-03-01T10", "2026-03-02T10"]);
    expect(await reader.query("SELECT received_at FROM events WHERE event_id = 'e-1'")).toEqual([
      { received_at: ms("2026-03-01T10:30:00.000Z") },
    ]);
    const again = await pipeline.compact("2026-03-05T16:05:00.000Z", { hour: "2026-03-01T10" });
    expect(again.hours).toEqual(["2026-03-01T10", "2026-03-01T10"]);
    expect(again.units).toEqual({ unchanged: 1, completed: 0, compacted: 0 });
  });

  test("leaves the open hour alone unless it is named, and takes in what comes to it afterwards", async () => {
    await pipeline.send("2026-03-01T19:00:00.000Z", [anEvent("a", received)]);
    await pipeline.compact(nextHour);
    expect(await reader.shown(pipeline)).toEqual([]);
    await pipeline.compact(nextHour, { hour: "2026-03-01T19" });
    expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a"]);
    await pipeline.send("2026-03-01T19:59:59.999Z", [anEvent("b", received), anEvent("a", received)]);
    const { hours } = await pipeline.compact("2026-03-01T20:05:00Z");
    expect(hours[1]).toBe("2026-03-01T19");
    expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a", "2026-03-01 luna b"]);
  });

  test("shows once a batch whose put straddles the close of its hour, and its repetition in the next", async () => {
    await pipeline.send("2026-03-01T18:59:59.998Z", [anEvent("in-time", "2026-03-01T18:59:59.998Z")]);
    const straddling = [anEvent("straddling", "2026-03-01T18:59:59.999Z")];
    // received in the last millisecond; the put ends only after the hour was compacted
    let end = (): void => {};
    const underWay = new Promise<void>((resolve) => {
      end = resolve;
    });
    const slow: Pipeline["raw"] = {
      ...pipeline.raw,
      put: async (...args) => {
        await underWay;
        return pipeline.raw.put(...args);
      },
    };
    const answer = pipeline.send("2026-03-01T18:59:59.999Z", straddling, { store: slow });
    await pipeline.compact(nextHour);
    expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna in-time"]);
    // its client has not heard, and sends again in the first millisecond of the next hour
    expect((await pipeline.send("2026-03-01T19:00:00.000Z", straddling)).status).toBe(202);
    end();
    expect((await answer).status).toBe(202);
    await pipeline.compact("2026-03-01T20:05:00Z");
    expect(await reader.query("SELECT event_id, received_at FROM events ORDER BY 1")).toEqual([
      { event_id: "in-time", received_at: ms("2026-03-01T18:59:59.998Z") },
      { event_id: "straddling", received_at: ms("2026-03-01T18:59:59.999Z") },
    ]);
  });

  test("finds nothing to do in an empty house", async () => {
    const report = await pipeline.compact(nextHour);
    expect(report).toMatchObject({
      units: { unchanged: 0, completed: 0, compacted: 0 },
      failures: [],
      files: 0,
    });
    expect(await everythingIn(pipeline.lake)).toEqual([]);
  });

  test("writes the same bytes from the same raw objects and attempt", async () => {
    const twin = await aPipeline();
    for (const each of [pipeline, twin]) {
      await each.send(received, [
        anEvent("a", received, { properties: { b: 1, a: [2] } }),
        anEvent("b", received),
      ]);
      await each.compact(nextHour);
    }
    const hashes = async ({ lake }: Pipeline) => {
      const commits = (await everythingIn(lake)).filter(({ key }) => key.endsWith(".json"));
      const [key = ""] = commits.map((commit) => commit.key);
      return decodeCommitRecord(key, (await lake.get(key))?.body ?? Buffer.of()).outputs;
    };
    expect(await hashes(pipeline)).toEqual(await hashes(twin));
    expect(await hashes(twin)).toMatchObject([{ rows: 2 }]);
    await twin.dispose();
  });
});
