import { gzipSync } from "node:zlib";
import { dirObjectStore } from "../../../pipeline/storage/objectStore.dir";
import { aServerKey, presented } from "../../fixtures/aKey";
import { anEvent, someEvents } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

const sentAt = "2026-03-01T18:42:08.000Z";

const shapes: Readonly<Record<string, (events: readonly unknown[]) => string>> = {
  "an event for each line (NDJSON)": (events) => events.map((event) => JSON.stringify(event)).join("\n"),
  "NDJSON with empty lines and CRLF": (events) =>
    `\r\n${events.map((event) => JSON.stringify(event)).join("\r\n\r\n")}\r\n`,
  "a list": (events) => JSON.stringify(events),
  "a list in several lines": (events) => JSON.stringify(events, null, 2),
  '{"events": […]}': (events) => JSON.stringify({ events }),
  '{"events": […], "sent_at": …}': (events) => JSON.stringify({ sent_at: sentAt, events }),
  '{"events": […], "sent_at": null}': (events) => JSON.stringify({ events, sent_at: null }),
  "a list behind a byte order mark": (events) => `\ufeff${JSON.stringify(events)}`,
};

const packings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  plain: (text) => Buffer.from(text),
  gzip: (text) => gzipSync(text),
  "gzip in two members": (text) => Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))]),
};

const contentTypes = [
  "application/json",
  "text/plain;charset=UTF-8",
  "application/x-www-form-urlencoded",
  "application/gzip",
  undefined,
];

const cases = Object.keys(shapes).flatMap((shape) =>
  Object.keys(packings).flatMap((packing) => contentTypes.map((type) => [shape, packing, type] as const)),
);

const requestOf = (type: string | undefined) => ({
  headers: {
    authorization: `Bearer ${presented(aServerKey())}`,
    ...(type === undefined ? {} : { "content-type": type }),
  },
});

const stored = (event: Readonly<Record<string, unknown>>) => expect.objectContaining({ event });

test.each(cases)("%s, %s, sent as %s, is stored as the same two events", async (shape, packing, type) => {
  const ingest = anIngest({ store: dirObjectStore({ folder: aTemporaryFolder(), bucket: "raw" }) });
  const events = [anEvent({ item_name: "Crème brûlée 🍮" }), anEvent({ event_id: "e-2" })];
  const body = packings[packing]?.(shapes[shape]?.(events) ?? "") ?? "";

  const answer = await ingest.send(body, requestOf(type));

  expect(answer).toMatchObject({ status: 202, body: { accepted: 2, rejected: [] } });
  expect(await ingest.linesOf("raw/")).toEqual(events.map(stored));
  expect(await ingest.keysOf("rejected/")).toEqual([]);
});

test.each(contentTypes)("one event, plain or gzip, sent as %s, is a batch of one", async (type) => {
  for (const body of [JSON.stringify(anEvent(), null, 2), gzipSync(JSON.stringify(anEvent()))]) {
    const ingest = anIngest();
    const answer = await ingest.send(body, requestOf(type));
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, rejected: [] } });
    expect(await ingest.linesOf("raw/")).toEqual([stored(anEvent())]);
  }
});

test("every shape of the same events makes the same object", async () => {
  const keys = new Set<string | undefined>();
  for (const shape of Object.values(shapes)) {
    const ingest = anIngest();
    await ingest.send(shape(someEvents(2)));
    keys.add((await ingest.keysOf("raw/"))[0]);
  }
  expect(keys.size).toBe(1);
});

test("a stored line says when, by which key and kind the event came, and when it was sent", async () => {
  const ingest = anIngest();
  await ingest.send(JSON.stringify({ events: [anEvent({ referrer: null })], sent_at: sentAt }));
  expect(await ingest.linesOf("raw/")).toEqual([
    {
      received_at_ms: Date.UTC(2026, 2, 1, 18, 42, 8),
      sent_at_ms: Date.parse(sentAt),
      key_id: "server-1",
      key_kind: "server",
      client: {},
      event: anEvent(),
    },
  ]);
});

test("events come out in one spelling: the table's order, times in UTC, no nulls", async () => {
  const ingest = anIngest();
  const { event_id, ...rest } = anEvent({ occurred_at: "2026-03-01T20:42:07.12+02:00", user_id: null });
  await ingest.send(JSON.stringify({ ...rest, event_id }));
  const [line] = await ingest.linesOf("raw/");
  expect(JSON.stringify(line?.["event"])).toBe(JSON.stringify(anEvent()));
});

test("each event is answered for by its place: those that are fine are stored, the others told and set aside", async () => {
  const ingest = anIngest();
  const batch = [
    anEvent({ site_id: undefined }),
    anEvent({ event_id: "e-2" }),
    7,
    anEvent({ event_id: "e-4", color: "red", scroll_depth: 101 }),
    anEvent({ event_id: "e-5" }),
    anEvent({ event_id: 6 }),
  ];
  const answer = await ingest.send(JSON.stringify(batch));
  expect(answer).toMatchObject({ status: 202, body: { accepted: 2 } });
  expect(answer.body.rejected).toEqual([
    { index: 0, event_id: "e-1", errors: [expect.stringMatching(/^site_id: required, /)] },
    { index: 2, event_id: null, errors: ["events: must be a JSON object"] },
    {
      index: 3,
      event_id: "e-4",
      errors: [
        "scroll_depth: must be a number from 0 to 100, not 101",
        "color: not a field of events; put custom values under properties",
      ],
    },
    { index: 5, event_id: null, errors: [expect.stringMatching(/^event_id: must be .+, not 6$/)] },
  ]);
  expect(await ingest.linesOf("raw/")).toEqual(
    ["e-2", "e-5"].map((event_id) => stored(anEvent({ event_id }))),
  );
});

test("NDJSON with bad lines takes the good ones, and sets the bad ones aside as they are", async () => {
  const ingest = anIngest();
  const lines = [
    JSON.stringify(anEvent()),
    '{"event_id": "e-2", ',
    "",
    "null",
    JSON.stringify(anEvent({ event_id: "e-4" })),
  ];
  const answer = await ingest.send(lines.join("\n"));
  expect(answer).toMatchObject({ status: 202, body: { accepted: 2 } });
  expect(answer.body.rejected).toEqual([
    { index: 1, event_id: null, errors: [expect.stringMatching(/^event: is not JSON: /)] },
    { index: 2, event_id: null, errors: ["events: must be a JSON object"] },
  ]);
  expect(await ingest.linesOf("rejected/")).toEqual([
    expect.objectContaining({ index: 1, text: '{"event_id": "e-2", ' }),
    expect.objectContaining({ index: 2, record: null }),
  ]);
});

test("where no event is acceptable the answer is 400, with every reason", async () => {
  const ingest = anIngest();
  const answer = await ingest.send(JSON.stringify([{}, 7]));
  expect(answer.status).toBe(400);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(answer.body).toMatchObject({
    type: "urn:footfall:problem:nothing_accepted",
    detail: expect.stringMatching(/^none of the 2 events was acceptable: event_id: required, /),
    accepted: 0,
    rejected: [{ index: 0 }, { index: 1, errors: ["events: must be a JSON object"] }],
  });
  expect(await ingest.keysOf("raw/")).toEqual([]);
  expect(await ingest.linesOf("rejected/")).toHaveLength(2);
});

test.each<[string, string, string, string]>([
  ["[]", "[]", "no_events", "the batch has no events"],
  ['{"events":[]}', '{"events":[]}', "no_events", "the batch has no events"],
  ["broken JSON", '{"event_id": "e-1"', "not_json", "the body is neither JSON nor NDJSON: "],
  ["broken JSON in lines", '{\n"event_id": "e-1",\n', "not_json", "the body is neither JSON nor NDJSON: "],
  ["words", "hello\nworld", "not_json", "the body is neither JSON nor NDJSON: "],
  ["lines of numbers", "1\n2", "not_json", "the body is neither JSON nor NDJSON: "],
  ["a form", "event_id=e-1&site_id=luna", "not_json", "the body is neither JSON nor NDJSON: "],
  ["spaces", " \n ", "not_json", "the body is neither JSON nor NDJSON: "],
  [
    "an unknown batch field",
    JSON.stringify({ events: [anEvent()], sentAt }),
    "unknown_batch_field",
    "a batch has events and sent_at, but no sentAt",
  ],
  [
    "a sent_at without zone",
    JSON.stringify({ events: [anEvent()], sent_at: "2026-03-01T18:42:08" }),
    "bad_sent_at",
    "sent_at: must be an ISO 8601 time with a zone, or milliseconds since 1970, between the years 1990 and 2200",
  ],
  [
    "a sent_at of false",
    JSON.stringify({ events: [anEvent()], sent_at: false }),
    "bad_sent_at",
    "sent_at: must be ",
  ],
])("%s is refused as a whole, and nothing is stored", async (_, body, code, detail) => {
  for (const sent of [body, gzipSync(body)]) {
    const ingest = anIngest();
    const answer = await ingest.send(sent);
    expect(answer).toMatchObject({ status: 400, body: { type: `urn:footfall:problem:${code}` } });
    expect(answer.body.detail?.startsWith(detail)).toBe(true);
    expect(await ingest.keysOf("raw/")).toEqual([]);
    expect(await ingest.keysOf("rejected/")).toEqual([]);
  }
});

test("an object whose events are no list is judged as an event", async () => {
  const answer = await anIngest().send(JSON.stringify({ ...anEvent(), events: anEvent() }));
  expect(answer.body.rejected?.[0]?.errors).toEqual([
    "events: not a field of events; put custom values under properties",
  ]);
});

test("an id that is no Unicode text is not told, and what quotes one is made Unicode", async () => {
  const ingest = anIngest();
  const answer = await ingest.send('[{"event_id":"e\\ud83d"},{"event_id":"e-2","\\ud83d":1}]');
  expect(answer.body.rejected?.map(({ event_id }) => event_id)).toEqual([null, "e-2"]);
  for (const body of ["\u{1f363}".repeat(9), '{"events":[],"\\ud83d":1}']) {
    const { detail = "" } = (await ingest.send(body)).body;
    expect(detail).not.toBe("");
    expect(detail.isWellFormed()).toBe(true);
  }
  expect(
    (await ingest.send(`{}\n\u{1f363}`)).body.rejected?.flatMap(({ errors }) =>
      errors.map((error) => error.isWellFormed()),
    ),
  ).not.toContain(false);
  expect(
    (await ingest.linesOf("rejected/")).map((line) => JSON.stringify(line).includes("\\ud83c")),
  ).not.toContain(true);
});
