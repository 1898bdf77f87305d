import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { type Hour, rawKey } from "../../../pipeline/raw/rawKey";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { interposed, type StoreCall } from "../../support/interposedStore";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline({ shards: 2 });
});
afterEach(() => pipeline.dispose());

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Sends a batch for each id: some to either shard. */
const sendAll = async (hour: string): Promise<void> => {
  for (const id of ids)
    await pipeline.send(`2026-03-01T${hour}:30:00Z`, [anEvent(`${id}-${hour}`, "2026-03-01T12:00:00Z")]);
};

test.each([
  ["a day's first manifest", ["18"]],
  ["a manifest that is there", ["17", "18"]],
])(
  "%s, put by one run between another's look at it and its put, goes on showing what it showed",
  async (_, hours) => {
    for (const hour of hours.slice(0, -1)) await sendAll(hour);
    await pipeline.compact("2026-03-01T18:05:00Z");
    await sendAll(hours.at(-1) ?? "");
    let others = 0;
    const before = async ({ method, key }: StoreCall): Promise<void> => {
      if (method !== "put" || !key.includes("/manifest/") || others > 0) return;
      others += 1;
      expect((await pipeline.compact("2026-03-01T19:05:00Z", { shard: 1 })).units.compacted).toBe(1);
    };
    const lake = interposed({ before })("lake", pipeline.lake);
    const { failures } = await pipeline.compact("2026-03-01T19:05:00Z", { shard: 0 }, { lake });
    expect({ others, failures }).toEqual({ others: 1, failures: [] });
    expect(await reader.shown(pipeline)).toEqual(
      ids.flatMap((id) => hours.map((hour) => `2026-03-01 luna ${id}-${hour}`)),
    );
  },
);

/** Stores a batch of one event in a shard, as if ingest had put it there. */
const store = (hour: string, shard: number, id: string): Promise<unknown> => {
  const line = anEnvelopeLine({ event: anEvent(id, "2026-03-01T12:00:00Z") });
  const batchId = createHash("sha256").update(id).digest("hex");
  return pipeline.raw.put(
    rawKey({ dataset: "events", hour: `2026-03-01T${hour}` as Hour, shard, batchId }),
    gzipSync(line),
  );
};

test("files that wait to be shown do not take the place of what another run has shown since the view", async () => {
  await store("18", 0, "first");
  const refuse = ({ method, key }: StoreCall): void => {
    if (method === "put" && key.includes("/manifest/")) throw new Error("no answer");
  };
  await pipeline.compact(
    "2026-03-01T19:05:00Z",
    {},
    { lake: interposed({ before: refuse })("lake", pipeline.lake) },
  );
  let others = 0;
  const before = async ({ method, key }: StoreCall): Promise<void> => {
    if (method !== "get" || !key.includes("/manifest/") || others > 0) return;
    others += 1;
    await store("18", 0, "late");
    expect((await pipeline.compact("2026-03-01T19:05:00Z")).units.compacted).toBe(1);
  };
  const lake = interposed({ before })("lake", pipeline.lake);
  const { failures } = await pipeline.compact("2026-03-01T19:05:00Z", {}, { lake });
  expect({ others, failures }).toEqual({ others: 1, failures: [] });
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna first", "2026-03-01 luna late"]);
});

test("a put whose answer was lost gives no leave to undo what another run has committed since", async () => {
  await store("18", 0, "first-0");
  await store("18", 0, "again");
  await store("18", 1, "first-1");
  await pipeline.compact("2026-03-01T19:05:00Z");
  // the hour before takes an event over; the first shard's files without it are not shown yet, the second's are settled
  await store("17", 0, "again");
  let manifests = 0;
  const before = ({ method, key }: StoreCall): void => {
    if (method !== "put" || !key.includes("/manifest/")) return;
    manifests += 1;
    if (manifests === 2) throw new Error("no answer");
  };
  const unwilling = interposed({ before })("lake", pipeline.lake);
  const { failures: unsettled } = await pipeline.compact("2026-03-01T19:05:00Z", {}, { lake: unwilling });
  expect(unsettled).toEqual([{ unit: "2026-03-01T18-s00", error: "no answer" }]);

  let others = 0;
  const lake = interposed({
    // the first shard's put is done; before it is made again, another run commits an object of the second
    again: async ({ key }) => {
      if (!key.includes("/manifest/") || others > 0) return false;
      others += 1;
      await store("18", 1, "late-1");
      expect((await pipeline.compact("2026-03-01T19:05:00Z", { shard: 1 })).units.compacted).toBe(1);
      return true;
    },
  })("lake", pipeline.lake);
  const { failures } = await pipeline.compact("2026-03-01T19:05:00Z", {}, { lake });
  expect({ others, failures }).toEqual({ others: 1, failures: [] });
  expect(await reader.shown(pipeline)).toEqual(
    ["again", "first-0", "first-1", "late-1"].map((id) => `2026-03-01 luna ${id}`),
  );
});
