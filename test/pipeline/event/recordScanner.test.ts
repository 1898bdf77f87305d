import { bytesBeyond } from "../../../pipeline/event/endOfPlain";
import { events } from "../../../pipeline/event/events";
import { recordScanner } from "../../../pipeline/event/recordScanner";
import { anEvent } from "../../fixtures/anEvent";

const scanner = recordScanner(events, { mayHold: () => true, longest: 5_000 });

const textOf = (json: string): Buffer => Buffer.concat([Buffer.from(json), Buffer.alloc(bytesBeyond)]);

/** Scans what begins at `at`, and gives what is written of it. */
const rewritten = (json: string, at = 0): string | undefined => {
  const end = scanner.scan(textOf(json), at);
  if (end === -1) return undefined;
  const target = Buffer.alloc(scanner.room() + 4, "#");
  const written = target.subarray(2, scanner.write(target, 2)).toString("utf8");
  expect(target.toString("latin1", 0, 2)).toBe("##");
  return written;
};

const canonical =
  '{"event_id":"e-1","event_type":"page_view","occurred_at":"2026-03-01T18:42:07.120Z","site_id":"trattoria-luna","page_title":"Café – 🍣","latitude":41.8902,"properties":{"a":1.5}}';

test("a record that is written as it is kept stays as it is, wherever it stands", () => {
  expect(rewritten(canonical)).toBe(canonical);
  expect(rewritten(`[1, ${canonical}]`, 4)).toBe(canonical);
  expect(scanner.scan(textOf(`[1, ${canonical}]`), 4)).toBe(4 + Buffer.byteLength(canonical));
});

test("order, white space, spellings, times in milliseconds and nulls make no difference", () => {
  const event = JSON.parse(canonical) as Record<string, unknown>;
  const reversed = Object.fromEntries(Object.entries(event).reverse());
  expect(rewritten(JSON.stringify(reversed))).toBe(canonical);
  expect(rewritten(JSON.stringify(event, undefined, "\t\r\n "))).toBe(canonical);
  const time = Date.UTC(2026, 2, 1, 18, 42, 7, 120);
  expect(rewritten(JSON.stringify({ user_id: null, ...event, occurred_at: time }))).toBe(canonical);
  expect(
    rewritten(
      canonical
        .replace("Café", "Caf\\u00e9")
        .replace("41.8902", "4.18902e1")
        .replace('{"a":1.5}', '{ "a" : 1.50 }'),
    ),
  ).toBe(canonical);
});

test("its fields are told as the codec decodes them, and those of the record before are forgotten", () => {
  scanner.scan(textOf(canonical), 0);
  const { event_id, occurred_at, latitude, properties, user_id } = scanner.record;
  expect({ event_id, occurred_at, latitude, properties, user_id }).toEqual({
    event_id: "e-1",
    occurred_at: Date.UTC(2026, 2, 1, 18, 42, 7, 120),
    latitude: 41.8902,
    properties: { a: 1.5 },
    user_id: undefined,
  });
  scanner.scan(textOf(JSON.stringify(anEvent({ event_id: "e-2" }))), 0);
  expect(scanner.record.event_id).toBe("e-2");
  expect(scanner.record.latitude).toBeUndefined();
});

test.each([
  ["a field twice", canonical.replace("{", '{"user_id":"u","user_id":"u",')],
  ["a field that is written with an escape", canonical.replace("event_id", "\\u0065vent_id")],
  ["a record cut anywhere", canonical.slice(0, -1)],
  ["a record of too many bytes", canonical.replace("1.5", `"${"x".repeat(5_000)}"`)],
  ["what is no record", "[]"],
  ["nothing", ""],
])("%s is left to the codec", (_, json) => {
  expect(rewritten(json)).toBeUndefined();
});

test("no beginning of a record is a record", () => {
  for (let length = 0; length < canonical.length; length++)
    expect(scanner.scan(textOf(canonical.slice(0, length)), 0)).toBe(-1);
});

test("what may not be held is asked about once it is parsed", () => {
  const strict = recordScanner(events, { mayHold: (value) => typeof value !== "object", longest: 5_000 });
  expect(strict.scan(textOf(canonical), 0)).toBe(-1);
  expect(strict.scan(textOf(canonical.replace(',"properties":{"a":1.5}', "")), 0)).toBeGreaterThan(0);
});
