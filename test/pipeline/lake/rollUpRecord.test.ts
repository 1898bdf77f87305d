import { type AttemptId, type Day, rolledKey, rollUpKey } from "../../../pipeline/lake/lakeKey";
import { withoutRollUps } from "../../../pipeline/lake/manifest";
import { readRollUps } from "../../../pipeline/lake/readRollUps";
import {
  decodeRollUpRecord,
  encodeRollUpRecord,
  type RollUpRecord,
} from "../../../pipeline/lake/rollUpRecord";
import { memoryObjectStore } from "../../support/objectStore.memory";

const name = { day: "2026-03-01" as Day, attempt: "attempt-0001" as AttemptId };
const rolled = rolledKey("events", name.day, name.attempt);
const key = rollUpKey("events", name);

const aRecord = (covers: readonly string[] = ["a", "b"]): RollUpRecord => ({
  version: 1,
  ...name,
  begun_at_ms: 1_772_000_000_000,
  covers: covers.map((covered) => ({ key: covered, rows: 1, bytes: 2, sha256: "3" })),
  output: { key: rolled, rows: 2, bytes: 4, sha256: "5" },
});

test("a record is read as it was written", () => {
  expect(decodeRollUpRecord(key, encodeRollUpRecord(aRecord()))).toEqual(aRecord());
});

test.each([
  ["no JSON", "{", "is no roll-up record: is not JSON"],
  ["no record", "{}", "is no roll-up record: "],
  [
    "the record of another",
    Buffer.from(encodeRollUpRecord({ ...aRecord(), attempt: "attempt-0002" as AttemptId })).toString(),
    "is the record of another roll-up, attempt-0002 of 2026-03-01",
  ],
])("what is %s is refused, by its key", (_, text, error) => {
  expect(() => decodeRollUpRecord(key, Buffer.from(text))).toThrow(`${key}: ${error}`);
});

test("the roll-ups of a manifest are those whose files it names", async () => {
  const lake = memoryObjectStore("lake");
  await lake.put(key, encodeRollUpRecord(aRecord()));
  expect(await readRollUps(lake, "events", ["lake/events/data/dt=2026-03-01/x.parquet"])).toEqual([]);
  expect(await readRollUps(lake, "events", ["c", rolled])).toEqual([aRecord()]);
});

test("a roll-up that is shown without a record is refused", async () => {
  await expect(readRollUps(memoryObjectStore("lake"), "events", [rolled])).rejects.toThrow(
    `${key}: has gone, though the file that it is about is shown`,
  );
});

test("without roll-ups a manifest names the hourly files for which they stand", () => {
  expect(withoutRollUps(["c", rolled], [aRecord()])).toEqual(["a", "b", "c"]);
  expect(withoutRollUps(["c", rolled], [])).toEqual(["c", rolled]);
});
