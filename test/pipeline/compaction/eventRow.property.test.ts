import fc from "fast-check";
import { eventRow } from "../../../pipeline/compaction/eventRow";
import { type EventRow, events } from "../../../pipeline/event/events";
import { checkVectors } from "../../../pipeline/lake/parquet/checkVectors";
import type { ColumnVector } from "../../../pipeline/lake/parquet/columnVector";
import { decodeEnvelope, type Envelope } from "../../../pipeline/raw/envelope";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";

const letter = fc.constantFrom(
  "a",
  "Z",
  "0",
  "/",
  " ",
  ".",
  "(",
  ";",
  "?",
  "#",
  ":",
  "é",
  "唐",
  "😀",
  "\u0301",
  "%",
);
const text = fc.array(letter, { minLength: 1, maxLength: 500 }).map((letters) => letters.join(""));

const aUserAgent = fc.oneof(
  text,
  text.map((name) => `${name}/1.0`),
  text.map((name) => `Mozilla/5.0 (${name}) ${name}/5.0`),
);
const aUrl = fc.oneof(
  text,
  text.map((path) => `https://menu.example/${path}`),
  text.map((path) => `x:${path}`),
);

const aLine = fc
  .record(
    {
      user_agent: aUserAgent,
      page_url: aUrl,
      referrer: aUrl,
      properties: fc.dictionary(fc.string(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  )
  .map((fields) => anEnvelopeLine({ event: anEvent(fields) }));

const vectorsOf = (row: EventRow): ColumnVector[] =>
  events.columns.map(({ name, type, freeForm }) => {
    const value = (row as Readonly<Record<string, unknown>>)[name] ?? null;
    return { type, values: [freeForm && value !== null ? JSON.stringify(value) : value] } as ColumnVector;
  });

const accepted = (line: string): Envelope | undefined => {
  const decoded = decodeEnvelope(line);
  return decoded.kind === "valid" ? decoded.value : undefined;
};

test("every event that is accepted gives a row that the encoder takes", () => {
  let rows = 0;
  fc.assert(
    fc.property(aLine, (line) => {
      const envelope = accepted(line);
      if (envelope === undefined) return;
      rows += 1;
      expect(checkVectors(events.columns, vectorsOf(eventRow(envelope, "b").row))).toBe(1);
    }),
    { numRuns: 1000 },
  );
  expect(rows).toBeGreaterThan(500);
});

test("a browser's name that is cut is cut between letters", () => {
  const user_agent = `a${"😀".repeat(200)}/1.0 x`;
  const line = anEnvelopeLine({ event: anEvent({ user_agent }) });
  const envelope = accepted(line);
  if (envelope === undefined) throw new Error("not accepted");
  const { row } = eventRow(envelope, "b");
  expect(row.browser).toBe(`a${"😀".repeat(127)}`);
  expect(checkVectors(events.columns, vectorsOf(row))).toBe(1);
});
