jest.mock("../../pipeline/lake/parquet/parquetFile", () => {
  const real = jest.requireActual("../../pipeline/lake/parquet/parquetFile");
  const { rememberedParquetFile } = jest.requireActual("./rememberedParquetFile");
  return { ...real, parquetFile: rememberedParquetFile(real.parquetFile) };
});

import { aNight } from "./aNight";
import { type Crashes, crashes } from "./crashes";
import { crashPairs } from "./crashPairs";
import { type LakeRows, lakeRows } from "./lakeRows";
import { compacting, sending } from "./scene";

jest.setTimeout(3_600_000);

let reader: LakeRows;
let crashed: Crashes;
beforeAll(() => {
  reader = lakeRows();
  crashed = crashes(reader);
});
afterAll(() => reader.close());

describe("whatever goes wrong with any two calls", () => {
  test("of ingest, what was acknowledged is kept, and counted once", async () => {
    const { part } = aNight.sendings();
    const { pairs, broken } = await crashPairs(crashed, sending(await aNight.before(), part), {
      all: true,
      isWithinScene: true,
    });
    expect(broken).toEqual([]);
    expect(pairs).toBeGreaterThan(300);
  });

  test.each([
    ["two hours", aNight.over],
    ["late objects", aNight.late],
  ])("of a compaction of %s, the next runs heal it (a sample)", async (_, night) => {
    const count = Number(process.env["CRASH_PAIRS"] ?? 3);
    const { broken } = await crashPairs(crashed, compacting(await night()), { count, seed: 20_260_301 });
    expect(broken).toEqual([]);
  });
});
