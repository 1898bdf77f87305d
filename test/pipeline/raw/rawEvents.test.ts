import { rawEvents } from "../../../pipeline/raw/rawEvents";
import { aBrowserKey, presented } from "../../fixtures/aKey";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest, type Line } from "../../fixtures/anIngest";

const typeOf = (value: unknown): string => {
  if (typeof value === "number") return "bigint";
  return typeof value === "string" || typeof value === "object" ? "string" : typeof value;
};

test("the columns are the members of a line as ingest writes it, in its order", async () => {
  const key = aBrowserKey();
  const ingest = anIngest({ keys: [key] });
  await ingest.send(JSON.stringify({ sent_at: "2026-03-01T18:42:07.000Z", events: [anEvent()] }), {
    headers: { authorization: `Bearer ${presented(key)}`, "user-agent": "Mozilla/5.0" },
  });
  const [line] = (await ingest.linesOf("raw/")) as [Line];
  expect(Object.entries(line).map(([name, value]) => [name, typeOf(value)])).toEqual(
    rawEvents.columns.map(({ name, type }) => [name, type]),
  );
});

test("a column is required where each line has it", async () => {
  const ingest = anIngest();
  await ingest.send(JSON.stringify(anEvent()));
  const [line] = (await ingest.linesOf("raw/")) as [Line];
  expect(Object.keys(line)).toEqual(
    rawEvents.columns.filter(({ required }) => required).map(({ name }) => name),
  );
});
