import fc from "fast-check";
import { addEventRow } from "../../../pipeline/compaction/addEventRow";
import { events } from "../../../pipeline/event/events";
import { rowBuffer } from "../../../pipeline/lake/parquet/rowBuffer";
import type { EventLine } from "../../../pipeline/raw/eventLine";
import { eventLineReader } from "../../../pipeline/raw/eventLineReader";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";
import { recordedRow } from "../../support/recordedRow";

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

const accepted = (line: string): EventLine | undefined => {
  const bytes = Buffer.from(line);
  const read = eventLineReader()(bytes, 0, bytes.length);
  return read.kind === "valid" ? read.value : undefined;
};

test("every event that is accepted gives a row that the encoder takes", () => {
  const buffer = rowBuffer(events.columns);
  let rows = 0;
  fc.assert(
    fc.property(aLine, (text) => {
      const line = accepted(text);
      if (line === undefined) return;
      rows += 1;
      addEventRow(line, "b", buffer);
      expect(buffer.rowCount).toBe(rows);
    }),
    { numRuns: 1000 },
  );
  expect(rows).toBeGreaterThan(500);
});

test("a browser's name that is cut is cut between letters", () => {
  const line = accepted(anEnvelopeLine({ event: anEvent({ user_agent: `a${"😀".repeat(200)}/1.0 x` }) }));
  if (line === undefined) throw new Error("not accepted");
  const row = recordedRow(events.columns, (rows) => addEventRow(line, "b", rows));
  expect(row["browser"]).toBe(`a${"😀".repeat(127)}`);
});
