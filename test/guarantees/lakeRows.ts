import { createHash } from "node:crypto";
import { hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";

/** A row of the lake as a reader finds it that shares no code with the writer. */
export interface LakeRow {
  /** Site and event id. */
  readonly identity: string;
  /** Times as milliseconds. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** Reads data files. The same bytes are read once. */
export interface LakeRows {
  of(file: Uint8Array): Promise<readonly LakeRow[]>;
  close(): Promise<void>;
}

export const lakeRows = (): LakeRows => {
  const reader = hyparquetReader();
  const known = new Map<string, readonly LakeRow[]>();
  const knownObjects = new WeakMap<Uint8Array, readonly LakeRow[]>();
  // the worker answers one question at a time
  let asked: Promise<unknown> = Promise.resolve();
  const read = async (file: Uint8Array): Promise<readonly LakeRow[]> => {
    const { rows } = await reader.read(file);
    return rows.map((fields) => ({
      identity: `${fields["site_id"]} ${fields["event_id"]}`,
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)])),
    }));
  };
  return {
    of: async (file) => {
      const same = knownObjects.get(file);
      if (same !== undefined) return same;
      const hash = createHash("sha256").update(file).digest("hex");
      const reading = known.get(hash) ?? asked.then(() => read(file));
      asked = Promise.resolve(reading).catch(() => undefined);
      const rows = await reading;
      known.set(hash, rows);
      knownObjects.set(file, rows);
      return rows;
    },
    close: () => reader.close(),
  };
};

const plain = (value: unknown): string | number | boolean | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  return Number(value);
};
