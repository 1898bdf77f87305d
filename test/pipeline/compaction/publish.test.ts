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
