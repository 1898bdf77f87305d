import { type Counts, countedDay, idleDay } from "../../../bench/cost/countedDay";
import { countedPacks } from "../../../bench/cost/countedPacks";
import { counted } from "../../../review/cost/counted";

/** How gzip and Parquet pack depends on the version of Node; how often something is asked for does not. */
const byteTolerance = 0.03;

/** What differs from what is kept in review/cost/counted.json: `npm run cost` counts anew, and writes docs/cost.md. */
const drift = (fresh: Counts, kept: Counts = {}): readonly string[] =>
  [...new Set([...Object.keys(fresh), ...Object.keys(kept)])]
    .filter((name) => {
      const [now, before] = [fresh[name] ?? 0, kept[name] ?? 0];
      return name.endsWith("bytes") ? Math.abs(now - before) > byteTolerance * before : now !== before;
    })
    .map((name) => `${name}: ${fresh[name] ?? 0}, and by counted.json ${kept[name] ?? 0}`);

let fresh: Counts;

beforeAll(async () => {
  fresh = (await countedDay(500)).counts;
});

test("the code asks for what it asked for when it was counted: 500 events a request", () => {
  expect(drift(fresh, counted.direct["500"])).toEqual([]);
});

test("the code asks for what it asked for when it was counted: nobody there", async () => {
  expect(drift((await idleDay()).counts, counted.idle)).toEqual([]);
});

test("the code asks for what it asked for when it was counted: buffered, ten messages at once", async () => {
  expect(drift((await countedPacks(20, 10)).counts, counted.packs["20x10"])).toEqual([]);
});

test("a counted night rolls one closed day up, and the same again finds it fine", () => {
  // four hourly files, and the manifest before, at the put and after
  expect(fresh).toMatchObject({ "rollUp.get": 7, "rollUp.put": 3, "rollUp.list": 5 });
  expect(fresh).toMatchObject({ "rollUpAgain.get": 1, "rollUpAgain.list": 4 });
  expect(fresh).not.toHaveProperty("rollUpAgain.put");
});

test("a count that differs is told by its name, and bytes only where they differ much", () => {
  expect(
    drift({ "raw.put": 2, "raw.put.bytes": 101 }, { "raw.put": 1, "raw.put.bytes": 100, gone: 3 }),
  ).toEqual(["raw.put: 2, and by counted.json 1", "gone: 0, and by counted.json 3"]);
});
