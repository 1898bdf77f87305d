import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { events } from "../../../pipeline/event/events";
import { decodeEnvelope } from "../../../pipeline/raw/envelope";
import { decodeLineText, readRawObject } from "../../../pipeline/raw/readRawObject";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";

const anyJson = fc.json({ maxDepth: 4 });
const anyFieldName = fc.oneof(fc.constantFrom(...Object.keys(events.fields)), fc.string({ unit: "binary" }));
const anyExample = fc.constantFrom(...Object.values(events.fields).map(({ example }): unknown => example));
const anyValue = fc.oneof(anyExample, fc.jsonValue(), fc.double(), fc.date({ noInvalidDate: true }));

/** A good event, most often with some fields spoiled. */
const anyEvent = fc
  .tuple(fc.uuid(), fc.dictionary(anyFieldName, anyValue, { maxKeys: 4 }))
  .map(([event_id, spoiled]) => JSON.stringify(anEvent({ event_id, ...spoiled })));

const anyGoodEvent = fc.uuid().map((event_id) => JSON.stringify(anEvent({ event_id })));
const anyRecord = fc.oneof(
  { weight: 3, arbitrary: anyGoodEvent },
  { weight: 3, arbitrary: anyEvent },
  { weight: 1, arbitrary: anyJson },
);
const anyRecords = fc.array(anyRecord, { maxLength: 6 });
const anyLines = fc.array(fc.oneof({ weight: 5, arbitrary: anyRecord }, fc.string({ unit: "binary" })), {
  maxLength: 6,
});

const anyBody: fc.Arbitrary<string> = fc.oneof(
  anyJson,
  anyRecord,
  anyRecords.map((records) => `[${records.join()}]`),
  anyRecords.map((records) => `{"events":[${records.join()}]}`),
  fc
    .tuple(anyRecords, fc.json())
    .map(([records, sent]) => `{"events":[${records.join()}],"sent_at":${sent}}`),
  anyLines.map((lines) => lines.join("\n")),
  fc.tuple(anyRecord, fc.nat(400)).map(([record, length]) => record.slice(0, length)),
);

const anyBytes = fc.oneof(
  anyBody.map((text) => Buffer.from(text)),
  anyBody.map((text) => gzipSync(text)),
  fc.tuple(anyBody, fc.nat(400)).map(([text, length]) => gzipSync(text).subarray(0, length)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);

test("whatever is sent is answered, and what the answer says was accepted is what is stored and can be read", async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, async (body) => {
      const ingest = anIngest();
      const { status, body: answer } = await ingest.send(body);
      expect([202, 400, 413]).toContain(status);

      const accepted = answer.accepted ?? 0;
      expect(accepted > 0).toBe(status === 202);
      expect(await ingest.linesOf("raw/")).toHaveLength(accepted);
      expect(await ingest.linesOf("rejected/")).toHaveLength(answer.rejected?.length ?? 0);
      for (const key of await ingest.keysOf("raw/"))
        for (const line of (await readRawObject(ingest.store, key, decodeLineText(decodeEnvelope))) ?? [])
          expect(line.kind).toBe("event");
    }),
    { numRuns: 500 },
  );
}, 30_000);

test("a rejected record is set aside as it was sent", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyJson, { minLength: 1, maxLength: 5 }), async (records) => {
      const ingest = anIngest();
      const { body: answer } = await ingest.send(`[${records.join()}]`);
      expect(answer.accepted).toBe(0);
      const lines = await ingest.linesOf("rejected/");
      expect(lines.map(({ record }) => record)).toEqual(records.map((record) => JSON.parse(record)));
    }),
    { numRuns: 300 },
  );
});
