import { type HyparquetReader, hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { rawHour } from "./rawHour";
import { tally } from "./tally";

let reader: HyparquetReader;
beforeAll(() => {
  reader = hyparquetReader();
});
afterAll(() => reader.close());

test("bad raw objects, and objects that are not there when they are read, cost no acknowledged event", async () => {
  const counted = tally();
  for (let number = 0; number < 6; number++)
    expect(await rawHour(reader, counted, { seed: 20260301, number })).toEqual([]);
  for (const family of ["empty object", "truncated gzip", "foreign file", "bad lines among good ones"])
    expect(counted.lines()).toContainEqual(expect.stringMatching(new RegExp(`^${family} `)));
}, 180_000);
