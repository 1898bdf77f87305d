import fc from "fast-check";
import { addEventRow } from "../../../pipeline/compaction/addEventRow";
import { sightingOf } from "../../../pipeline/compaction/sighting";
import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import { decodeEnvelope } from "../../../pipeline/raw/envelope";
import {
  clientFields,
  dayOfLine,
  type EventLine,
  eventFields,
  eventLine,
  fillEventLine,
  timeOfLine,
} from "../../../pipeline/raw/eventLine";
import { eventLineReader } from "../../../pipeline/raw/eventLineReader";
import { eventLineScanner } from "../../../pipeline/raw/eventLineScanner";
import { hasMember, type Members } from "../../../pipeline/raw/members";
import { decodeLineText } from "../../../pipeline/raw/readRawObject";
import { recordedRow } from "../../support/recordedRow";

const batchId = "3fa4b2c1".padEnd(64, "0");

const words = [
  "a",
  "site-1",
  "page_view",
  "item_add",
  "scroll",
  "IT",
  "EUR",
  "mobile",
  "x".repeat(140),
  "é 麺 🍕",
  "",
];
const odd = [
  'say "hi"',
  "back\\slash",
  "line\nfeed",
  "\u0000",
  "\u007f",
  "\u2028",
  "\ud800",
  "\u007f😀234567",
  " ",
];
const aText = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...odd),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const aNumber = fc.oneof(
  fc.integer({ min: -10, max: 400 }),
  fc.constantFrom(
    0,
    -0,
    1.5,
    1e-7,
    0.1,
    41.8902,
    -73.935242,
    1e12,
    1e15,
    1e21,
    2 ** 53,
    123456789012345,
    0.000001,
  ),
  fc.double({ noNaN: true }),
);
const aTime = fc.oneof(
  fc
    .date({ min: new Date("1989-12-01"), max: new Date("2200-02-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    "2024-02-29T23:59:59.999Z",
    "2023-02-29T00:00:00.000Z",
    "2026-03-01T24:00:00.000Z",
    "2026-03-01T18:60:00.000Z",
    "2026-03-01T18:42:60.000Z",
    "2026-03-01T18:42:07.120+02:00",
    "2026-03-01t18:42:07.120z",
    "2026-03-01T18:42:07Z",
    "2026-03-01T18:42:07.1203Z",
    1_772_390_527_120,
  ),
);
const someProperties = fc.oneof(
  fc.dictionary(
    fc.oneof(fc.constantFrom("a", "b", "list", "__proto__", "1", "07", "toJSON", ""), fc.string()),
    fc.jsonValue(),
    {
      maxKeys: 5,
    },
  ),
  fc.constantFrom<unknown>(
    [],
    "text",
    { a: [1, 2.5, -3, true, false, null, { b: {} }, []] },
    { 10: 1, 9: 2 },
  ),
);

const anyValueOf = (name: (typeof eventFields)[number]): fc.Arbitrary<unknown> => {
  const { column, freeForm } = events.fields[name].type;
  if (freeForm) return someProperties;
  if (column === "timestamp") return aTime;
  return column === "string" ? aText : aNumber;
};

/** Often what the field takes, sometimes anything. */
const aMember = (name: (typeof eventFields)[number]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constant(events.fields[name].example) },
    { weight: 1, arbitrary: anyValueOf(name) },
  );

const anEvent = fc.record(Object.fromEntries(eventFields.map((name) => [name, aMember(name)])), {
  requiredKeys: ["event_id", "event_type", "occurred_at", "site_id"],
});

const aClient = fc.record(Object.fromEntries(clientFields.map((name) => [name, aMember(name)])), {
  requiredKeys: [],
});

const mostly = (usual: unknown, ...others: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const aSending = fc.record(
  {
    received_at_ms: mostly(1_772_390_528_004, 1_772_390_528_004.5, "2026-03-01T18:42:08.004Z", 7),
    sent_at_ms: mostly(1_772_390_528_000, 1_772_390_000_000, 8, null),
    key_id: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom("web-1", "web-2") },
      { weight: 1, arbitrary: aText },
    ),
    key_kind: mostly("browser", "server", "reader"),
    client: fc.oneof(fc.constant({}), aClient),
  },
  { requiredKeys: ["received_at_ms", "key_id", "key_kind", "client"] },
);

/** As ingest would write it, where the codec takes the event, and else as it is. */
const encoded = (event: object): object => {
  const decoded = decode(events.codec, event);
  return decoded.kind === "valid" ? events.codec.encode(decoded.value) : event;
};

const aCanonicalLine = fc
  .tuple(aSending, anEvent)
  .map(([sending, event]) => JSON.stringify({ ...sending, event: encoded(event) }));

type Edit = (line: string, at: number, piece: string) => string;
const untouched: Edit = (line) => line;
const edits: readonly Edit[] = [
  (line, at, piece) => line.slice(0, at) + piece + line.slice(at),
  (line, at, piece) => line.slice(0, at) + piece + line.slice(at + piece.length),
  (line, at, piece) => line.slice(0, at) + line.slice(at + piece.length),
  (line, at) => line.slice(0, at),
  (line, _, piece) => line.replace(/:(-?\d+)([,}])/, `:${piece}$2`),
  (line) => line.replace(/("\w+":[^,{}]+),("\w+":[^,{}]+)/, "$2,$1"),
  (line) => line.replace(/,("\w+":[^,{}]+)/, ",$1,$1"),
  (line) => line.replace(/"properties":\{("[^"]*":[^,{}[\]]+)/, '"properties":{$1,$1'),
  (line, _, piece) => line.replace('"properties":{', `"properties":{"p":${piece},`),
  (line) => line.replace('"event":{', '"event":{"__proto__":{"user_id":"u"},'),
  (line) => line.replace(/^\{/, '{"stranger":1,'),
];
const pieces = [
  '"',
  "\\",
  ",",
  "{",
  "}",
  "[",
  "]",
  ":",
  " ",
  "0",
  "1",
  ".0",
  "1.0",
  "1e3",
  "-0",
  "00",
  "-",
  "+1",
  "1.50",
  "0.0000001",
  "1234567890123456",
  "1.2345678901234567",
  "null",
  "true",
  "tru",
  '""',
  "[1,]",
  "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
  '{"1":1,"0":2}',
  '{"b":1,"a":{"c":"\\u00e9"}}',
  "\t",
  "\u007f",
  "é",
];

const aLine = fc
  .tuple(
    aCanonicalLine,
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(untouched) },
      { weight: 1, arbitrary: fc.constantFrom(...edits) },
    ),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(...pieces),
  )
  .map(([line, edit, place, piece]) => edit(line, Math.floor(place * line.length), piece));

/** A byte in some line becomes another: what is no UTF-8 any more is bad. */
const aBrokenByte = fc.option(fc.tuple(fc.nat(), fc.constantFrom(0x80, 0xc3, 0xff, 0x00, 0x0d, 0x22, 0x5c)), {
  freq: 6,
});

const shownMembers = (members: Members, names: readonly string[], bytes: Buffer) =>
  names.map((name, position) => [
    name,
    hasMember(members, position),
    members.texts[position]?.text ??
      (members.starts[position] === -1
        ? members.numbers[position]
        : bytes.toString("utf8", members.starts[position], members.ends[position])),
  ]);

/** All that anybody asks of a line. */
const shown = (line: EventLine) => ({
  receivedAtMs: line.receivedAtMs,
  sentAtMs: line.sentAtMs,
  keyId: line.keyId.text,
  keyKind: line.keyKind,
  client: shownMembers(line.client, clientFields, line.bytes),
  event: shownMembers(line.event, eventFields, line.bytes),
  present: [...line.event.present.subarray(0, line.event.count)],
  content: line.bytes.toString("utf8", line.contentStart, line.contentEnd),
  time: timeOfLine(line),
  day: dayOfLine(line),
  sighting: sightingOf(line, batchId, 7).toString("hex"),
  row: recordedRow(events.columns, (rows) => addEventRow(line, batchId, rows)),
});

/** What the codec makes of a line's bytes. */
const byCodec = (bytes: Buffer, start: number, end: number) => {
  const decoded = decodeLineText(decodeEnvelope)(bytes, start, end);
  if (decoded.kind === "invalid") return decoded;
  const line = eventLine();
  fillEventLine(line, decoded.value);
  return shown(line);
};

test("a reader takes and refuses just what the codec does, says the same of it, and gives the same reasons", () => {
  const numbers = { lines: 0, scanned: 0, taken: 0 };
  const read = eventLineReader();
  const scanner = eventLineScanner(eventLine());
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 6 }),
      aBrokenByte,
      fc.boolean(),
      (lines, broken, endsInFeed) => {
        const bytes = Buffer.from(
          lines.map((line) => line.replaceAll("\n", "")).join("\n") + (endsInFeed ? "\n" : ""),
        );
        if (broken !== null && bytes.length > 0) bytes[broken[0] % bytes.length] = broken[1];
        for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
          end = bytes.indexOf("\n", start);
          if (end === -1) end = bytes.length;
          numbers.lines += 1;
          if (scanner.scan(bytes, start, end)) numbers.scanned += 1;
          else scanner.forget();
          const decoded = read(bytes, start, end);
          const expected = byCodec(bytes, start, end);
          if (decoded.kind === "valid") numbers.taken += 1;
          expect(decoded.kind === "valid" ? shown(decoded.value) : decoded).toEqual(expected);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(numbers.taken).toBeGreaterThan(numbers.lines / 5);
  expect(numbers.scanned).toBeGreaterThan(numbers.lines / 10);
});
