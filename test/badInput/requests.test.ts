import { type HyparquetReader, hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { badRequest } from "./badRequest";
import { allFamilies } from "./families/allFamilies";
import { requestRound } from "./requestRound";
import { tally } from "./tally";

const seed = 20260301;

let reader: HyparquetReader;
beforeAll(() => {
  reader = hyparquetReader();
});
afterAll(() => reader.close());

test("whatever comes, no answer is a 5xx, and what was acknowledged is stored to the byte and in the lake once", async () => {
  const counted = tally();
  expect(await requestRound(reader, counted, { seed, from: 0, to: 1_600 })).toEqual([]);
  for (const { name } of allFamilies.filter(({ weight }) => weight >= 0.5))
    expect(counted.lines()).toContainEqual(expect.stringMatching(new RegExp(`^${name} `)));
}, 180_000);

test("the same seed sends the same bytes, another seed others, and every twentieth request comes twice", () => {
  const drawn = (of: number) => Array.from({ length: 200 }, (_, index) => badRequest(of, index));
  expect(drawn(seed)).toEqual(drawn(seed));
  const [mine, others] = [drawn(seed), drawn(seed + 1)];
  expect(mine.filter(({ event }, at) => event.body === others[at]?.event.body).length).toBeLessThan(20);
  expect(mine[19]).toEqual(mine[18]);
  expect(mine[18]).not.toEqual(mine[17]);
});
