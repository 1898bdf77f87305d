import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { type LogItem, readAccessLog } from "../../../local/accessLog/readAccessLog";
import { decode } from "../../../pipeline/event/decode";
import { type Event, events } from "../../../pipeline/event/events";
import { anAccessLogLine } from "./anAccessLogLine";

const options = { key: "a key for tests", siteId: "menu" };

const itemsOf = async (log: string | Uint8Array, given = options): Promise<readonly LogItem[]> => {
  const items: LogItem[] = [];
  for await (const item of readAccessLog(Readable.from([Buffer.from(log)]), given)) items.push(item);
  return items;
};

const eventsOf = async (log: string | Uint8Array, given = options): Promise<readonly Event[]> =>
  (await itemsOf(log, given)).flatMap((item) => (item.kind === "event" ? [item.event] : []));

const aPage = anAccessLogLine();
const anAsset = anAccessLogLine({ request: "GET /site.css HTTP/1.1" });

describe("readAccessLog(chunks, { key, siteId })", () => {
  it("gives one item for every line, in order", async () => {
    const log = [aPage, anAsset, "", "nonsense", `${aPage}\r`, "x".repeat(70_000), aPage].join("\n");
    const items = await itemsOf(`${log}\n`);
    expect(items.map(({ kind }) => kind)).toEqual([
      "event",
      "asset",
      "malformed",
      "malformed",
      "event",
      "malformed",
      "event",
    ]);
    expect(items[1]).toEqual({ kind: "asset", asset: "style" });
    expect(items.filter(({ kind }) => kind === "malformed")).toEqual([
      { kind: "malformed", lineNumber: 3, reason: "empty line" },
      {
        kind: "malformed",
        lineNumber: 4,
        reason: "does not begin with an address, an identity, a user and a [time]",
      },
      { kind: "malformed", lineNumber: 6, reason: "longer than 65536 bytes" },
    ]);
  });

  it("gives nothing for an empty log", async () => {
    expect(await itemsOf("")).toEqual([]);
  });

  it("reads gzip as it reads plain text", async () => {
    const log = `${aPage}\n${anAsset}\n`;
    const twice = Buffer.concat([gzipSync(log), gzipSync(log)]);
    expect(await itemsOf(twice)).toEqual(await itemsOf(log + log));
  });

  it("says which lines were read before gzip data ends too early", async () => {
    const log = Array.from({ length: 4000 }, (_, i) =>
      anAccessLogLine({ address: `198.51.100.${i % 250}`, bytes: String((i * 7919) % 10_007) }),
    ).join("\n");
    const whole = gzipSync(log);
    const kinds: string[] = [];
    const reading = (async () => {
      const cutOff = Readable.from([whole.subarray(0, whole.length >> 1)]);
      for await (const { kind } of readAccessLog(cutOff, options)) kinds.push(kind);
    })();
    await expect(reading).rejects.toThrow(
      /^after line \d+, the gzip data ends too early: \d+ compressed bytes gave \d+ bytes of text$/,
    );
    await expect(reading).rejects.toThrow(`after line ${kinds.length}, `);
    expect(kinds.length).toBeGreaterThan(100);
  });

  it("makes events that the codec of events takes", async () => {
    const spoilt = Buffer.concat([
      Buffer.from(`${aPage.slice(0, -1)} `),
      Buffer.from([0xe9, 0xff]),
      Buffer.from('"'),
    ]);
    const [event] = await eventsOf(spoilt);
    expect(event?.user_agent).toMatch(/ \uFFFD\uFFFD$/);
    expect(decode(events.codec, event)).toEqual({ kind: "valid", value: event });
  });

  it("names the site access-log where it is told no other", async () => {
    const items: LogItem[] = [];
    for await (const item of readAccessLog(Readable.from([Buffer.from(aPage)]), { key: "k" }))
      items.push(item);
    expect(items).toMatchObject([{ event: { site_id: "access-log" } }]);
  });

  it("tells visitors by address and user agent, and holds no address", async () => {
    const log = [
      aPage,
      anAccessLogLine({ request: "GET /other HTTP/1.1" }),
      anAccessLogLine({ address: "192.0.2.8" }),
      anAccessLogLine({ userAgent: "Other/1.0" }),
    ].join("\n");
    const found = await eventsOf(log);
    const [first, ...others] = found.map(({ anonymous_id }) => anonymous_id);
    expect(others.map((visitor) => visitor === first)).toEqual([true, false, false]);
    expect(first).toMatch(/^v-[0-9a-f]{32}$/);
    expect(JSON.stringify(found)).not.toContain("192.0.2.");
  });

  it("gives other visitors, visits and events under another key", async () => {
    const [one] = await eventsOf(aPage);
    const [other] = await eventsOf(aPage, { ...options, key: "another key" });
    for (const field of ["event_id", "anonymous_id", "session_id"] as const)
      expect(one?.[field]).not.toBe(other?.[field]);
  });

  it("gives other events, of the same visitor, for another site", async () => {
    const [one] = await eventsOf(aPage);
    const [other] = await eventsOf(aPage, { ...options, siteId: "shop" });
    expect(one?.event_id).not.toBe(other?.event_id);
    expect(one?.anonymous_id).toBe(other?.anonymous_id);
  });

  it("tells identical lines apart, and gives the same ids when the log is read again or has grown", async () => {
    const log = [aPage, aPage, anAccessLogLine({ bytes: "1" }), aPage].join("\n");
    const first = await eventsOf(log);
    expect(new Set(first.map(({ event_id }) => event_id)).size).toBe(4);
    expect(await eventsOf(log)).toEqual(first);
    const grown = await eventsOf(`${log}\n${anAccessLogLine({ bytes: "2" })}\n${aPage}\n`);
    expect(grown.slice(0, 4)).toEqual(first);
    expect(new Set(grown.map(({ event_id }) => event_id)).size).toBe(6);
  });

  it("ends a visit after 30 minutes without a page", async () => {
    const at = (time: string) => anAccessLogLine({ time: `03/Feb/2026:${time} +0000` });
    const found = await eventsOf([at("10:00:00"), at("10:30:00"), at("11:00:01")].join("\n"));
    const [one, two, three] = found.map(({ session_id }) => session_id);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });
});
