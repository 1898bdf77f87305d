import { decodeCommitRecord } from "../../../pipeline/lake/commitRecord";
import { commitsPrefix, parseCommitKey } from "../../../pipeline/lake/lakeKey";
import { listDataFiles } from "../../../pipeline/lake/listDataFiles";
import type { ObjectKey, ObjectStore, SweepableStore } from "../../../pipeline/storage/objectStore";
import { type SweepReport, sweep } from "../../../pipeline/sweep/sweep";
import { anEvent, aPipeline, everythingIn, type Pipeline } from "../../support/aPipeline";
import { type Interposition, interposed } from "../../support/interposedStore";
import { type MemoryObject, memoryObjectStore } from "../../support/objectStore.memory";

/** A lake in which real compactions have left something behind. */
export interface LeftNight {
  readonly lake: SweepableStore;
  /** Compacts the hour before the last one at a time. */
  compact(at: string, interposition?: Interposition): Promise<{ readonly failures: readonly object[] }>;
  sweep(at: string, interposition?: Interposition): Promise<SweepReport>;
  keys(): Promise<readonly ObjectKey[]>;
  /** What readers see. */
  shown(): Promise<readonly ObjectKey[]>;
  /** How many rows readers see, by the commit records. */
  rows(): Promise<number>;
}

/** When the last object has come, two days after the hours that it changes, and what was left before can go. */
export const longAfter = "2026-03-03T20:00:00Z";

/** When everything that the last compaction leaves can go. */
export const aDayLater = "2026-03-05T00:00:00Z";

/** Rows that readers see before the last object is compacted, and after. */
export const rowsBefore = 8;
export const rowsAfter = 9;

const laterHour = "2026-03-01T23";
const earlierHour = "2026-03-01T22";

/**
 * Two hours, compacted; then the later one again, once by an attempt that is killed before its commit record, once
 * to the end. So there are data files, a list of quarantined lines and a sidecar that have been replaced, and data files that
 * nobody ever saw. Last an object for the earlier hour, not compacted yet, that takes over an event of the later
 * one. Each call gives a copy of its own.
 */
export const aLeftNight = async (): Promise<{
  readonly copy: () => LeftNight;
  readonly dispose: () => Promise<void>;
}> => {
  const pipeline = await aPipeline();
  const stores = { raw: new Map<ObjectKey, MemoryObject>(), lake: new Map<ObjectKey, MemoryObject>() };
  const night = nightOver(pipeline, stores);
  const early = "2026-03-01T22:50:00Z";

  await pipeline.send("2026-03-01T22:59:00Z", [anEvent("first", early), anEvent("early", early)]);
  for (const id of ["a", "b"])
    await pipeline.send("2026-03-01T23:59:30Z", [
      anEvent(id, "2026-03-01T23:30:00Z"),
      anEvent(`${id}-next-day`, "2026-03-02T00:01:00Z"),
      anEvent("again", `2026-03-01T23:31:0${id === "a" ? 1 : 2}Z`),
      anEvent("first", early),
    ]);
  await copyInto(stores.raw, pipeline.raw);
  expectDone(await night.compact("2026-03-02T00:05:00Z", earlierHour));
  expectDone(await night.compact("2026-03-02T00:05:00Z", laterHour));

  await pipeline.send("2026-03-01T23:59:40Z", [anEvent("late", "2026-03-01T23:58:00Z")]);
  await copyInto(stores.raw, pipeline.raw);
  let isKilled = false;
  await night.compact("2026-03-02T00:20:00Z", laterHour, {
    before: ({ method, key }) => {
      isKilled ||= method === "put" && key.includes("/commit/");
      if (isKilled) throw new Error("killed");
    },
  });
  expectDone(await night.compact("2026-03-02T00:40:00Z", laterHour));

  await pipeline.send("2026-03-01T22:59:50Z", [
    anEvent("later", early),
    anEvent("b", "2026-03-01T23:30:00Z"),
  ]);
  await copyInto(stores.raw, pipeline.raw);

  return {
    copy: () => {
      const { compact, ...copy } = nightOver(pipeline, {
        raw: new Map(stores.raw),
        lake: new Map(stores.lake),
      });
      return { ...copy, compact: (at, interposition) => compact(at, earlierHour, interposition) };
    },
    dispose: () => pipeline.dispose(),
  };
};

const expectDone = ({ failures }: { readonly failures: readonly object[] }): void =>
  expect(failures).toEqual([]);

/** The raw objects of a pipeline, in memory: a copy of them has the same tags. */
const copyInto = async (objects: Map<ObjectKey, MemoryObject>, from: ObjectStore): Promise<void> => {
  const store = memoryObjectStore("raw", () => 0, objects);
  for (const { key } of await everythingIn(from)) {
    const object = await from.get(key);
    if (object !== undefined) await store.put(key, object.body);
  }
};

const nightOver = (
  pipeline: Pipeline,
  stores: { readonly raw: Map<ObjectKey, MemoryObject>; readonly lake: Map<ObjectKey, MemoryObject> },
) => {
  let nowMs = 0;
  const raw = memoryObjectStore("raw", () => nowMs, stores.raw);
  const lake = memoryObjectStore("lake", () => nowMs, stores.lake);
  const shown = () => listDataFiles(lake, "events");
  return {
    lake,
    compact: (at: string, hour: string, interposition: Interposition = {}) => {
      nowMs = Date.parse(at);
      const around = interposed(interposition);
      return pipeline.compact(
        at,
        { hour },
        { dedupWindowHours: 3, raw: around("raw", raw), lake: around("lake", lake) },
      );
    },
    sweep: (at: string, interposition: Interposition = {}) => {
      nowMs = Date.parse(at);
      const around = interposed(interposition);
      return sweep({ dataset: "events", lake: around("lake", lake), now: () => nowMs })();
    },
    keys: async () => (await everythingIn(lake)).map(({ key }) => key),
    shown,
    rows: async () => {
      const rowsOf = new Map<ObjectKey, number>();
      for await (const { key } of lake.list(commitsPrefix("events"))) {
        const object = parseCommitKey(key) && (await lake.get(key));
        for (const { key: file, rows } of object ? decodeCommitRecord(key, object.body).outputs : [])
          rowsOf.set(file, rows);
      }
      return (await shown()).reduce((sum, file) => sum + (rowsOf.get(file) ?? Number.NaN), 0);
    },
  };
};

/** Keeps an eye on what readers see, and on whether it is there. */
export interface Lookout {
  /** Looks now. */
  readonly look: () => Promise<void>;
  /** Files that some manifest named when they were not there. */
  readonly dangling: Set<ObjectKey>;
  /** Every file that was named when somebody looked. */
  readonly named: Set<ObjectKey>;
}

export const aLookout = async (night: LeftNight): Promise<Lookout> => {
  const dangling = new Set<ObjectKey>();
  const named = new Set<ObjectKey>();
  const look = async (): Promise<void> => {
    const there = new Set(await night.keys());
    for (const file of await night.shown()) {
      named.add(file);
      if (!there.has(file)) dangling.add(file);
    }
  };
  await look();
  return { look, dangling, named };
};
