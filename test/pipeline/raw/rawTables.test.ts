import { allDatasets } from "../../../pipeline/commerce/allDatasets";
import { rawEvents, rawTables } from "../../../pipeline/raw/rawTables";
import { aChange, changeNames } from "../../fixtures/aChange";
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

test("every dataset has a table of its raw objects", () => {
  expect(rawTables.map(({ dataset, name }) => [dataset, name])).toEqual(
    allDatasets.map(({ name }) => [name, `raw_${name}`]),
  );
});

test.each(changeNames)(
  "a line of %s has the same columns, and the table says what its record is",
  async (name) => {
    const ingest = anIngest();
    await ingest.send(JSON.stringify({ [name]: [aChange(name)], sent_at: "2026-03-01T18:42:07.000Z" }), {
      path: `/v1/${name}`,
    });
    const [line] = (await ingest.linesOf("raw/")) as [Line];
    const table = rawTables.find(({ dataset }) => dataset === name);
    expect(table?.columns.map((column) => column.name)).toEqual(Object.keys(line));
    expect(table?.columns.at(-1)?.doc).toContain(`The ${name.slice(0, -1)} as`);
  },
);
