import { decodeEnvelope } from "../../../pipeline/raw/envelope";
import { type EventLine, eventLine, eventPosition } from "../../../pipeline/raw/eventLine";
import { eventLineReader } from "../../../pipeline/raw/eventLineReader";
import { eventLineScanner } from "../../../pipeline/raw/eventLineScanner";
import { decodeLineText, readRawObject } from "../../../pipeline/raw/readRawObject";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";

const isScanned = (text: string): boolean => {
  const bytes = Buffer.from(text);
  return eventLineScanner(eventLine()).scan(bytes, 0, bytes.length);
};

test("what ingest stores is read from its bytes", async () => {
  const ingest = anIngest();
  const sent = [
    anEvent({
      properties: { mods: ["piccante"], n: 2.5 },
      section: "Dolci – 麺",
      click_x: 0,
      latitude: -41.25,
    }),
    anEvent({ event_id: "e-2", occurred_at: 1_772_390_527_000, user_id: null }),
    anEvent({
      event_id: "e-3",
      occurred_at: "2026-03-01T19:42:07+01:00",
      event_type: "scroll",
      scroll_depth: 50,
    }),
  ];
  await ingest.send(JSON.stringify({ sent_at: "2026-03-01T18:42:07.000Z", events: sent }));
  const scanner = eventLineScanner(eventLine());
  let lines = 0;
  for (const key of await ingest.keysOf("raw/"))
    for (const { kind } of (await readRawObject(ingest.store, key, (bytes, start, end) => {
      lines += 1;
      expect(scanner.scan(bytes, start, end)).toBe(true);
      return decodeLineText(decodeEnvelope)(bytes, start, end);
    })) ?? [])
      expect(kind).toBe("event");
  expect(lines).toBe(3);
});

test.each([
  ["an escape", anEnvelopeLine({ event: anEvent({ section: 'say "hi"' }) })],
  ["blanks", anEnvelopeLine().replace('"event":', '"event": ')],
  ["members in another order", anEnvelopeLine({ event: { site_id: "luna", ...anEvent() } })],
  ["a member twice", anEnvelopeLine().replace('"site_id"', '"event_type":"click","site_id"')],
  ["null", anEnvelopeLine({ event: anEvent({ section: null }) })],
  ["a time in another form", anEnvelopeLine({ event: anEvent({ occurred_at: "2026-03-01T18:42:07Z" }) })],
  ["an id with letters beyond ASCII", anEnvelopeLine({ event: anEvent({ event_id: "é" }) })],
  ["a stranger", anEnvelopeLine({ event: anEvent({ stranger: 1 }) })],
  ["a companion that is missing", anEnvelopeLine({ event: anEvent({ event_type: "item_add" }) })],
  ["no site", anEnvelopeLine({ event: anEvent({ site_id: undefined }) })],
  ["a member of ours", anEnvelopeLine({ event: anEvent({ batch_id: "b" }) })],
  ["something behind it", `${anEnvelopeLine()} `],
])("a line with %s is left to the codec", (_, text) => {
  expect(isScanned(anEnvelopeLine())).toBe(true);
  expect(isScanned(text)).toBe(false);
  const bytes = Buffer.from(text);
  expect(eventLineReader()(bytes, 0, bytes.length).kind).toBe(decodeEnvelope(text).kind);
});

test("a line that the codec has read leaves nothing behind for the next", () => {
  const plain = anEnvelopeLine();
  const other = anEnvelopeLine({ key_id: "web-2", client: {}, event: anEvent({ section: 'say "hi"' }) });
  const bytes = Buffer.from([plain, other, plain].join("\n"));
  const read = eventLineReader();
  const keys: unknown[] = [];
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf("\n", start);
    const end = next === -1 ? bytes.length : next;
    const { value } = read(bytes, start, end) as { value: EventLine };
    keys.push([value.keyId.text, value.event.texts[eventPosition.section]?.text, value.client.count]);
    start = end + 1;
  }
  expect(keys).toEqual([
    ["web-1", undefined, 1],
    ["web-2", 'say "hi"', 0],
    ["web-1", undefined, 1],
  ]);
});
