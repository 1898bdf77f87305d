import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { simulate } from "../../../local/simulation/simulate";
import { allDatasets } from "../../../pipeline/commerce/allDatasets";
import { events } from "../../../pipeline/event/events";
import { type IngestedDataset, ingestedDatasets } from "../../../pipeline/ingest/ingestedDataset";
import type { SendingKey } from "../../../pipeline/ingest/judge";
import { judgeBody, parsedBody } from "../../../pipeline/ingest/judgeBody";
import { limits } from "../../../pipeline/ingest/limits";
import { scanBatch } from "../../../pipeline/ingest/scanBatch";
import type { Day } from "../../../pipeline/lake/lakeKey";
import { anEvent } from "../../fixtures/anEvent";

const anyone: SendingKey = { id: "server-1", kind: "server", sites: ["*"] };
const ofTwoSites: SendingKey = { id: "server-2", kind: "server", sites: ["trattoria-luna", "other"] };
const ofOneSite: SendingKey = { id: "server-3", kind: "server", sites: ["trattoria-luna"] };

const named = (name: string): IngestedDataset =>
  ingestedDatasets.find((each) => each.name === name) as IngestedDataset;
const eventDataset = named("events");

const scans = (body: string, key = anyone, dataset = eventDataset) =>
  scanBatch(dataset, Buffer.from(body), key);

/** Bytes as text, so that a difference shows. */
const shown = (judged: ReturnType<typeof judgeBody>) =>
  judged.kind === "judged"
    ? { ...judged, accepted: { ...judged.accepted, bytes: judged.accepted.bytes.toString("utf8") } }
    : judged;

const expectSame = (body: Buffer, key: SendingKey, dataset: IngestedDataset): void => {
  const [ours, theirs] = [shown(judgeBody(dataset, body, key)), shown(parsedBody(dataset, body, key))];
  // of thousands of comparisons, Jest's own take seconds
  if (!isDeepStrictEqual(ours, theirs)) expect(ours).toEqual(theirs);
};

const simulated = [...simulate({ seed: 3, day: "2026-03-01" as Day, events: 400 })];

/** As the tracker sends them: times in milliseconds, fields in the order of being known. */
const tracked = `{"sent_at":1772390528000,"events":[${simulated.slice(0, 20).map((event) => JSON.stringify(event))}]}`;

test("what pages and back ends send is judged by its bytes", () => {
  const encoded = simulated.map((event) => JSON.stringify(events.codec.encode(event)));
  expect(scans(tracked)?.records.length).toBe(20);
  expect(scans(tracked)?.sentAtMs).toBe(1_772_390_528_000);
  expect(scans(`[${encoded.slice(0, 400)}]`)?.records.length).toBe(400);
  expect(scans(encoded[0] as string)?.records.length).toBe(1);
  expect(scans(JSON.stringify({ events: simulated.slice(0, 3) }, undefined, 2))?.records.length).toBe(3);
  expect(scans(`[${encoded.slice(0, 7)}]`)?.records.bytes.toString()).toBe(
    encoded
      .slice(0, 7)
      .map((line) => `${line}\n`)
      .join(""),
  );
});

test.each(allDatasets.map((dataset) => [dataset.name, dataset] as const))(
  "every field of %s is judged by its bytes as its example has it, or decoded, and written as the codec encodes it",
  (name, { fields, codec }) => {
    const record = Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field.from === "producer")
        .map(([field, { example }]) => [field, example]),
    );
    const decoded = codec.decode(record);
    const scanned = scans(JSON.stringify(record), anyone, named(name));
    expect(decoded._tag).toBe("Right");
    expect(scanned?.records.bytes.toString()).toBe(
      `${JSON.stringify(decoded._tag === "Right" && codec.encode(decoded.right as never))}\n`,
    );
  },
);

test.each([
  ["a field that is no field", anEvent({ color: 1 })],
  ["a rule across fields that is broken", anEvent({ event_type: "item_add" })],
  ["a value that breaks its rule", anEvent({ scroll_depth: 101 })],
  ["a site that is not the key's", anEvent({ site_id: "elsewhere" })],
  ["a field without which there is no event", { ...anEvent(), event_id: null }],
  ["an object with a refused key", anEvent({ properties: JSON.parse('{"__proto__":1}') })],
])("%s is left to the codec", (_, event) => {
  expect(scans(JSON.stringify([anEvent(), event]), ofTwoSites)).toBeUndefined();
  expectSame(Buffer.from(JSON.stringify([anEvent(), event])), ofTwoSites, eventDataset);
});

test("so are a batch with too many records, one with none, and a record that might be too large", () => {
  const many = (count: number) => JSON.stringify(Array.from({ length: count }, () => anEvent()));
  expect(scans(many(limits.eventsPerBatch))?.records.length).toBe(limits.eventsPerBatch);
  expect(scans(many(limits.eventsPerBatch + 1))).toBeUndefined();
  for (const none of ["[]", '{"events":[]}', '{"sent_at":1772390528000}', "", "  ", "[", "null"])
    expect(scans(none)).toBeUndefined();
  expect(scans(JSON.stringify(anEvent({ properties: { x: "x".repeat(6_000) } })))).toBeUndefined();
});

/** Values of every kind, near the rules' edges. */
const edges = [
  ...[
    "-0",
    "0",
    "-1",
    "100",
    "100000",
    "100001",
    "1e2",
    "1E+2",
    "1.0",
    "0.5",
    "-0.5",
    "0.10",
    "00",
    "01",
    "1.",
  ],
  ...["0.000001", "0.0000001", "12345678901234567", "1234567890123456.5", "41.8902", "90", "90.5", "1e999"],
  ...[
    "1000000000000",
    "-1000000000001",
    "999999999999999",
    "9007199254740993",
    "631152000000",
    "631151999999",
  ],
  ...[
    "7258118399999",
    "7258118400000",
    "1772390528000",
    "1772390528000.0",
    "true",
    "null",
    "{}",
    "[]",
    "[[]]",
  ],
  ...['""', '"a"', '"A"', '"IT"', '"ITA"', '"it"', '" "', '"a b"', '"à"', '"🍣"', '"a\\u0041"', '"\\ud800"'],
  ...['"\u007f"', '"\u2028"', '"\\""', '"\\\\"', '"\t"', '"_a"', '"a-"', '"mobile"', '"43.50"', '"0"'],
  ...['"2026-03-01T18:42:07.120Z"', '"2026-02-29T18:42:07.120Z"', '"2024-02-29T23:59:59.999Z"'],
  ...['"2026-03-01T24:00:00.000Z"', '"2026-03-01T18:60:07.120Z"', '"2026-03-01T18:42:60.120Z"'],
  ...['"1989-12-31T23:59:59.999Z"', '"2200-01-01T00:00:00.000Z"', '"2026-03-01T18:42:07.12Z"'],
  ...['"2026-03-01T18:42:07.120z"', '"2026-03-01t18:42:07.120Z"', '"2026-03-01T18:42:07.120+02:00"'],
  ...['{"a":{"constructor":1}}', '{"b":[1.0,1e3],"a":"\\u00e9","1":2}', '{"a":1,"a":2}', "tru", "-", '"'],
  ...[127, 128, 129, 255, 256, 257, 1024, 2048, 2049].flatMap((n) => [
    `"${"x".repeat(n)}"`,
    `"${"é".repeat(n)}"`,
  ]),
];

/** Of each rule one field that must be there, and one that may. */
const differentFields = allDatasets.flatMap(({ name, fields }) => {
  const seen = new Set<unknown>();
  return Object.entries(fields).flatMap(([field, { type, required }]) => {
    const kind = `${type.rule} ${required}`;
    if (seen.has(kind)) return [];
    seen.add(kind);
    return [[name, field] as const];
  });
});

test("of any value in any kind of field, bytes and codec say the same, to the last letter of an error", () => {
  for (const [name, field] of differentFields) {
    const dataset = named(name);
    const { fields } = allDatasets.find((each) => each.name === name) as (typeof allDatasets)[number];
    const others = Object.entries(fields)
      .filter(([other, { from, required }]) => other !== field && from === "producer" && required)
      .map(([other, { example }]) => `${JSON.stringify(other)}:${JSON.stringify(example)}`);
    for (const value of edges)
      expectSame(Buffer.from(`{${[`"${field}":${value}`, ...others]}}`), ofOneSite, dataset);
  }
});

const spoiling = fc.constantFrom(
  ...['"', "\\", "{", "}", "[", "]", ":", ",", "0", "-", ".", "e", " ", "\n", "\t", "\r", "a", "Z", "T", "é"],
  ...["🍣", "\u0000", "\u007f", "null", '"a"', '"user_id":"u",', '"event_id":"e",', "{}", "\ufeff", "1e999"],
);

/** A good batch with a few letters exchanged, put in or left out. */
const anyNearBatch = fc
  .tuple(
    fc.constantFrom(0, 1, 2),
    fc.nat(390),
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.tuple(fc.nat(10_000), fc.nat(3), spoiling), { maxLength: 3 }),
  )
  .map(([shape, first, count, edits]) => {
    const some = simulated.slice(first, first + count);
    const texts = some.map((event) => JSON.stringify(shape === 1 ? event : events.codec.encode(event)));
    let body =
      shape === 0
        ? `[${texts}]`
        : shape === 1
          ? `{"sent_at":1772390528000,"events":[${texts}]}`
          : texts.join("\n");
    for (const [at, removed, text] of edits) {
      const place = at % (body.length + 1);
      body = body.slice(0, place) + text + body.slice(place + removed);
    }
    return Buffer.from(body);
  });

test("of any body, bytes and codec say the same", () => {
  let scanned = 0;
  fc.assert(
    fc.property(anyNearBatch, fc.constantFrom(anyone, ofTwoSites), (body, key) => {
      expectSame(body, key, eventDataset);
      if (scanBatch(eventDataset, body, key) !== undefined) scanned += 1;
    }),
    { numRuns: 1_500 },
  );
  expect(scanned).toBeGreaterThan(100);
});

test("bytes that are no UTF-8, and a byte order mark, are left to the codec", () => {
  const text = Buffer.from(JSON.stringify(anEvent({ page_title: "XX" })));
  const broken = Buffer.from(text);
  broken[text.indexOf("XX")] = 0xff;
  for (const body of [broken, Buffer.concat([Buffer.from("\ufeff"), text])]) {
    expect(scanBatch(eventDataset, body, anyone)).toBeUndefined();
    expectSame(body, anyone, eventDataset);
  }
});
