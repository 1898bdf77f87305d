import { listDataFiles } from "../../../pipeline/lake/listDataFiles";
import { dirObjectStore, pathOf } from "../../../pipeline/storage/objectStore.dir";
import { type SweepReport, sweep } from "../../../pipeline/sweep/sweep";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";

let reader: LakeReader;
beforeAll(async () => {
  reader = await aLakeReader();
});

let pipeline: SweptPipeline;
beforeEach(async () => {
  pipeline = await aSweptPipeline();
});
afterEach(() => pipeline.dispose());

interface SweptPipeline extends Pipeline {
  sweep(at: string): Promise<SweepReport>;
}

/** A pipeline whose lake lies in a folder under a clock that goes with what is done, and is swept. */
const aSweptPipeline = async (): Promise<SweptPipeline> => {
  const inner = await aPipeline();
  const folder = aTemporaryFolder();
  let nowMs = 0;
  const lake = dirObjectStore({ folder, bucket: "lake", now: () => nowMs });
  return {
    ...inner,
    lake,
    compact: (at, order, parts) => {
      nowMs = Date.parse(at);
      return inner.compact(at, order, { lake, ...parts });
    },
    dataFiles: async () => (await listDataFiles(lake, "events")).map((key) => pathOf(folder, key)),
    sweep: (at) => {
      nowMs = Date.parse(at);
      return sweep({ dataset: "events", lake, now: () => nowMs })();
    },
  };
};

/** One who took the manifests now, and reads their files whenever asked. */
const aReaderOfNow = async (): Promise<() => Promise<readonly string[]>> => {
  const files = await pipeline.dataFiles();
  return () => reader.shown({ ...pipeline, dataFiles: async () => files });
};

const noon = "2026-03-01T12:30:00Z";
const compacted = async (at: string): Promise<void> =>
  expect((await pipeline.compact(at, { hour: "2026-03-01T12" })).failures).toEqual([]);

test("who took the manifests before they changed reads their files for a day, with a sweep every hour", async () => {
  await pipeline.send(noon, [anEvent("first", noon)]);
  await compacted("2026-03-01T13:05:00Z");
  await pipeline.sweep("2026-03-05T13:00:00Z");
  const before = await aReaderOfNow();

  await pipeline.send("2026-03-01T12:59:59Z", [anEvent("late", noon)]);
  await compacted("2026-03-05T14:05:00Z");
  const after = await aReaderOfNow();
  for (let hours = 0; hours <= 24; hours++) {
    const at = new Date(Date.parse("2026-03-05T14:05:00Z") + hours * 3_600_000).toISOString();
    expect(await pipeline.sweep(at)).toMatchObject({ deleted: { data: 0 }, failures: [] });
    expect(await before()).toEqual(["2026-03-01 luna first"]);
  }
  expect(await pipeline.sweep("2026-03-06T18:00:00Z")).toMatchObject({ deleted: { data: 1 }, failures: [] });
  await expect(before()).rejects.toThrow(/No files found|does not exist|Cannot open/);
  expect(await after()).toEqual(["2026-03-01 luna first", "2026-03-01 luna late"]);
});

test("a row that falls out of a manifest days after its unit was encoded stays readable for a day", async () => {
  const midnight = "2026-03-01T23:59:00Z";
  const tomorrow = "2026-03-02T00:01:00Z";
  await pipeline.send(midnight, [anEvent("today", midnight), anEvent("tomorrow", tomorrow)]);
  expect((await pipeline.compact("2026-03-02T00:05:00Z", { hour: "2026-03-01T23" })).failures).toEqual([]);

  // the hour before takes the second event over, at the latest time that it can have had there; the attempt that leaves
  // it out of the later hour is killed when one day's manifest is put and the next is not
  await pipeline.send("2026-03-01T22:59:59Z", [anEvent("tomorrow", tomorrow)]);
  let manifests = 0;
  await pipeline.compact(
    "2026-03-02T01:05:00Z",
    { hour: "2026-03-01T22" },
    {
      lake: {
        ...pipeline.lake,
        put: (key, body, condition) => {
          if (key.includes("/manifest/")) manifests += 1;
          if (manifests > 2) throw new Error("killed");
          return pipeline.lake.put(key, body, condition);
        },
      },
    },
  );
  const shown = await reader.shown(pipeline);
  const before = await aReaderOfNow();
  await pipeline.compact("2026-03-04T12:05:00Z", { hour: "2026-03-01T22" });
  await pipeline.compact("2026-03-04T12:05:00Z", { hour: "2026-03-01T23" });
  for (const at of ["2026-03-04T12:10:00Z", "2026-03-05T12:00:00Z"]) {
    await pipeline.sweep(at);
    expect(await before()).toEqual(shown);
  }
  expect(await pipeline.sweep("2026-03-05T16:00:00Z")).toMatchObject({ failures: [] });
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna today", "2026-03-01 luna tomorrow"]);
});
