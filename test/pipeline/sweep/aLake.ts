import { encodeCommitRecord } from "../../../pipeline/lake/commitRecord";
import {
  type AttemptId,
  commitKey,
  type Day,
  dataKey,
  manifestKey,
  quarantineKey,
  rolledKey,
  rollUpKey,
  sidecarKey,
  type Unit,
} from "../../../pipeline/lake/lakeKey";
import { encodeManifest } from "../../../pipeline/lake/manifest";
import { encodeRollUpRecord } from "../../../pipeline/lake/rollUpRecord";
import type { Hour } from "../../../pipeline/raw/rawKey";
import type { ObjectKey, SweepableStore } from "../../../pipeline/storage/objectStore";
import { type SweepReport, sweep } from "../../../pipeline/sweep/sweep";
import { type Interposition, interposed } from "../../support/interposedStore";
import { memoryObjectStore } from "../../support/objectStore.memory";

/** A lake whose objects a test puts one by one, under a clock that the test moves. */
export interface Lake {
  readonly store: SweepableStore;
  readonly nowMs: () => number;
  later(hours: number): void;
  /** Puts a data file of an attempt; its key. */
  file(attempt: string, unit?: Unit, day?: string): Promise<ObjectKey>;
  /** Puts the list of an attempt's quarantined lines; its key. */
  list(attempt: string, unit?: Unit): Promise<ObjectKey>;
  /** Puts a unit's next commit record, which names these files and this list; its key. */
  record(files: readonly ObjectKey[], unit?: Unit, list?: ObjectKey): Promise<ObjectKey>;
  /** Puts a sidecar of so many raw objects; its key. */
  sidecar(inputs: number, unit?: Unit, hash?: string): Promise<ObjectKey>;
  /** Puts the file of a roll-up, and the record that says for which hourly files it stands, unless there is to be none; their keys. */
  rollUp(
    attempt: string,
    covers?: readonly ObjectKey[],
  ): Promise<readonly [file: ObjectKey, record: ObjectKey]>;
  /** Puts a day's manifest. */
  show(files: readonly ObjectKey[], day?: string): Promise<ObjectKey>;
  sweep(interposition?: Interposition, graceHours?: number): Promise<SweepReport>;
  keys(): Promise<readonly ObjectKey[]>;
}

export const aDay = "2026-03-01";
export const aUnit: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
export const anotherUnit: Unit = { hour: "2026-03-01T18" as Hour, shard: 1 };

/** Every file of it has a name of its own length, so that bytes tell which. */
const body = (text: string): Buffer => Buffer.from(text);

export const aLake = (): Lake => {
  let nowMs = Date.parse("2026-03-01T19:05:00Z");
  const store = memoryObjectStore("lake", () => nowMs);
  const sequences = new Map<string, number>();

  const put = async (key: ObjectKey, text = key): Promise<ObjectKey> => {
    await store.put(key, body(text));
    return key;
  };

  return {
    store,
    nowMs: () => nowMs,
    later: (hours) => {
      nowMs += hours * 3_600_000;
    },
    file: (attempt, unit = aUnit, day = aDay) =>
      put(dataKey("events", day as Day, unit, `attempt-${attempt}` as AttemptId)),
    list: (attempt, unit = aUnit) => put(quarantineKey("events", unit, `attempt-${attempt}` as AttemptId)),
    record: async (files, unit = aUnit, list) => {
      const name = `${unit.hour} ${unit.shard}`;
      const sequence = (sequences.get(name) ?? 0) + 1;
      sequences.set(name, sequence);
      const key = commitKey("events", unit, sequence);
      await store.put(key, encodeCommitRecord(aRecord(sequence, nowMs, files, list ?? null)), {
        ifAbsent: true,
      });
      return key;
    },
    sidecar: (inputs, unit = aUnit, hash = "a") =>
      put(sidecarKey("events", { unit, inputs, inputsHash: hash.repeat(64) })),
    rollUp: async (attempt, covers) => {
      const name = { day: aDay as Day, attempt: `roll-up-${attempt}` as AttemptId };
      const key = await put(rolledKey("events", name.day, name.attempt));
      const record = rollUpKey("events", name);
      const content = (file: ObjectKey) => ({
        key: file,
        rows: 1,
        bytes: file.length,
        sha256: "0".repeat(64),
      });
      if (covers !== undefined)
        await store.put(
          record,
          encodeRollUpRecord({
            version: 1,
            ...name,
            begun_at_ms: nowMs,
            covers: covers.map(content),
            output: content(key),
          }),
        );
      return [key, record];
    },
    show: async (files, day = aDay) => {
      const key = manifestKey("events", day as Day);
      await store.put(key, encodeManifest([...files].sort(), store.uri));
      return key;
    },
    sweep: (interposition = {}, graceHours) =>
      sweep({
        dataset: "events",
        lake: interposed(interposition)("lake", store),
        now: () => nowMs,
        ...(graceHours === undefined ? {} : { graceHours }),
      })(),
    keys: async () => {
      const keys: ObjectKey[] = [];
      for await (const { key } of store.list("")) keys.push(key);
      return keys;
    },
  };
};

const aRecord = (
  sequence: number,
  atMs: number,
  files: readonly ObjectKey[],
  quarantine: ObjectKey | null,
) => ({
  version: 2 as const,
  sequence,
  attempt: `attempt-${sequence}` as AttemptId,
  created_at_ms: atMs,
  encoded: { sequence, at_ms: atMs },
  inputs: [],
  sidecars: [],
  outputs: files.map((key) => ({
    day: /dt=([^/]+)/.exec(key)?.[1] as Day,
    key,
    rows: 1,
    bytes: key.length,
    sha256: "0".repeat(64),
  })),
  counts: {
    objects: 1,
    lines: 1,
    rows: 1,
    duplicates: 0,
    skew_corrected: 0,
    clamped: 0,
    late: 0,
    quarantined: 0,
    conflicts: 0,
  },
  quarantine,
});
