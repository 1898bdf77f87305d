import type { CompactionReport } from "../../../pipeline/compaction/compact";
import { anEvent, aPipeline, everythingIn, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { type Interposition, interposed, type StoreCall } from "../../support/interposedStore";

/**
 * Two hours before midnight, not compacted yet: events of two days, one that is sent again in its own hour, one
 * that is sent again in the next.
 */
export const aNight = async ({ shards = 1 } = {}): Promise<Pipeline> => {
  const pipeline = await aPipeline({ shards });
  const early = "2026-03-01T22:50:00Z";
  await pipeline.send("2026-03-01T22:59:00Z", [anEvent("first", early), anEvent("early", early)]);
  for (const id of ["a", "b"])
    await pipeline.send("2026-03-01T23:59:30Z", [
      anEvent(id, "2026-03-01T23:30:00Z"),
      anEvent(`${id}-next-day`, "2026-03-02T00:01:00Z"),
      anEvent("again", "2026-03-01T23:31:00Z"),
      anEvent("first", early),
    ]);
  return pipeline;
};

/** What the lake shows of the night, once all is well. */
export const theNightsRows = [
  "2026-03-01 luna a",
  "2026-03-01 luna again",
  "2026-03-01 luna b",
  "2026-03-01 luna early",
  "2026-03-01 luna first",
  "2026-03-02 luna a-next-day",
  "2026-03-02 luna b-next-day",
];

/** A run after midnight that looks at both hours, with every call to either store interposed. */
export const runOver = (pipeline: Pipeline, interposition: Interposition = {}): Promise<CompactionReport> => {
  const around = interposed(interposition);
  return pipeline.compact(
    "2026-03-02T00:05:00Z",
    {},
    {
      lookbackHours: 2,
      dedupWindowHours: 3,
      raw: around("raw", pipeline.raw),
      lake: around("lake", pipeline.lake),
    },
  );
};

/** The calls that a run makes when nothing goes wrong. */
export const callsOver = async (pipeline: Pipeline): Promise<readonly StoreCall[]> => {
  const calls: StoreCall[] = [];
  await runOver(pipeline, { after: (call) => void calls.push(call) });
  return calls;
};

/** Expects the lake to show exactly these rows, and another run to find nothing to do. */
export const expectSettled = async (
  reader: LakeReader,
  pipeline: Pipeline,
  rows: readonly string[],
): Promise<void> => {
  expect(await reader.shown(pipeline)).toEqual(rows);
  const everything = await everythingIn(pipeline.lake);
  const { units, failures } = await runOver(pipeline);
  expect({ ...units, failures }).toEqual({ ...units, completed: 0, compacted: 0, failures: [] });
  expect(await everythingIn(pipeline.lake)).toEqual(everything);
};

/** What readers see, from now on and from manifest to manifest. */
export interface Watch {
  /** Looks when a manifest has been put, whoever put it. */
  readonly look: (call: StoreCall) => Promise<void>;
  /** Events that were shown once and were then out of sight. */
  readonly outOfSight: readonly string[];
}

export const aWatch = async (reader: LakeReader, pipeline: Pipeline): Promise<Watch> => {
  const shownNow = async () =>
    new Set((await reader.shown(pipeline)).map((row) => row.slice("2026-03-01 ".length)));
  const outOfSight: string[] = [];
  let seen = await shownNow();
  return {
    outOfSight,
    look: async ({ method, key }) => {
      if (method !== "put" || !key.includes("/manifest/")) return;
      const shown = await shownNow();
      outOfSight.push(...[...seen].filter((event) => !shown.has(event)));
      seen = shown;
    },
  };
};
