import { createHash } from "node:crypto";
import fc from "fast-check";
import {
  type PartitionFile,
  type PartitionFiles,
  type PartitionFilesOptions,
  type PartitionLimits,
  partitionFiles,
  partitionLimits,
} from "../../../pipeline/compaction/partitionFiles";
import type { Day } from "../../../pipeline/lake/lakeKey";
import type { NumberBuffer, TextBuffer } from "../../../pipeline/lake/parquet/rowBuffer";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import type { NewScratchFile } from "../../../pipeline/storage/scratchFile";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { memoryScratchFiles } from "../../support/scratchFile.memory";
import { aColumn } from "../lake/parquet/fixtures";
import { type HyparquetFile, hyparquetReader } from "../lake/parquet/hyparquetReader";

const reader = hyparquetReader();
afterAll(() => reader.close());

const columns = [
  aColumn("int", { name: "number", required: true }),
  aColumn("string", { name: "text", required: true }),
];
const createdBy = "footfall version 0.1.0";

const dayOf = (at: number): Day => new Date(Date.UTC(2026, 2, 1 + at)).toISOString().slice(0, 10) as Day;

/** Nothing is large enough, and everything is looked at after each row. */
const narrow: PartitionLimits = { rowBytes: 1, rowsBetweenLooks: 1, pieceBytes: 1, encodedBytes: 1 };

interface Row {
  readonly day: number;
  readonly text: string;
}

const filesIn = (
  store: Pick<ObjectStore, "upload">,
  options: Partial<PartitionFilesOptions> = {},
): PartitionFiles =>
  partitionFiles({ columns, sortedBy: [] }, { createdBy, upload: (day) => store.upload(day), ...options });

/** Adds rows, numbered from `from` on. */
const addAll = async (files: PartitionFiles, rows: readonly Row[], from = 0): Promise<void> => {
  for (const [at, { day, text }] of rows.entries())
    await files.add(dayOf(day), (buffer) => {
      (buffer.columns[0] as NumberBuffer).add(from + at);
      (buffer.columns[1] as TextBuffer).add(text);
      buffer.endRow();
    });
};

const bodyOf = async (store: ObjectStore, day: Day): Promise<Uint8Array> => {
  const object = await store.get(day);
  if (object === undefined) throw new Error(`${day} has no file`);
  return object.body;
};

const readBack = async (store: ObjectStore, day: Day): Promise<HyparquetFile> =>
  reader.read(await bodyOf(store, day));

/** Expects a file of each day, as it was told, with the day's rows in the order in which they were added. */
const expectFiles = async (
  store: ObjectStore,
  stored: readonly PartitionFile[],
  rows: readonly Row[],
): Promise<void> => {
  const days = [...new Set(rows.map(({ day }) => dayOf(day)))].sort();
  expect(stored.map(({ day }) => day)).toEqual(days);
  for (const { day, rows: count, bytes, sha256 } of stored) {
    const body = await bodyOf(store, day);
    expect([bytes, sha256]).toEqual([body.length, createHash("sha256").update(body).digest("hex")]);
    const expected = rows.flatMap((row, number) =>
      dayOf(row.day) === day ? [{ number, text: row.text }] : [],
    );
    expect(count).toBe(expected.length);
    expect((await reader.read(body)).rows).toEqual(expected);
  }
};

/** Scratch files, and how many bytes were ever put into all of them. */
const countedScratchFiles = () => {
  const counted = { bytes: 0 };
  const newFile: NewScratchFile = async () => {
    const file = await memoryScratchFiles();
    return {
      ...file,
      get bytes() {
        return file.bytes;
      },
      append: (bytes) => {
        counted.bytes += bytes.length;
        return file.append(bytes);
      },
    };
  };
  return { newFile, counted };
};

test("rows of forty days, in whatever order, come to a file a day, told in the order of the days", async () => {
  const store = memoryObjectStore();
  const rows = Array.from({ length: 400 }, (_, at) => ({ day: (at * 17) % 40, text: `text ${at % 7}` }));
  const files = filesIn(store);
  await addAll(files, rows);
  await expectFiles(store, await files.finish(), rows);
});

test("whatever the limits, with a disk or without, every file has its day's rows, each once", async () => {
  const aLimit = fc.constantFrom(1, 700, 20_000, 1_000_000);
  const limits: fc.Arbitrary<PartitionLimits> = fc.record({
    rowBytes: aLimit,
    rowsBetweenLooks: fc.constantFrom(1, 3, 50),
    pieceBytes: aLimit,
    encodedBytes: aLimit,
  });
  const someRows = fc.array(
    fc.record({ day: fc.nat(5), text: fc.constantFrom("a", "b".repeat(300), "c".repeat(5000)) }),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(someRows, limits, fc.boolean(), async (rows, chosen, hasDisk) => {
      const store = memoryObjectStore();
      const files = filesIn(store, {
        limits: chosen,
        newScratchFile: hasDisk ? memoryScratchFiles : undefined,
      });
      await addAll(files, rows);
      await expectFiles(store, await files.finish(), rows);
    }),
    { numRuns: 25 },
  );
});

test("beyond the bound, rows of the largest day are encoded first, and no more days than need be", async () => {
  const store = memoryObjectStore();
  const text = "x".repeat(1024);
  const of = (day: number, count: number): readonly Row[] =>
    Array.from({ length: count }, (_, at) => ({ day, text: `${day} ${at} ${text}` }));
  const files = filesIn(store, { limits: { ...partitionLimits, rowBytes: 2 ** 20 } });
  // of 1 KB each, so that they are looked at together, and are too many
  const rows = [...of(0, 100), ...of(1, 560), ...of(2, 364)];
  expect(rows.length).toBe(partitionLimits.rowsBetweenLooks);
  await addAll(files, rows);
  await addAll(
    files,
    [0, 1, 2].flatMap((day) => [{ day, text: "last" }]),
    rows.length,
  );
  const stored = await files.finish();
  expect(stored.map(({ rows: count }) => count)).toEqual([101, 561, 365]);
  const rowGroups: number[] = [];
  for (const { day } of stored) {
    const { metadata } = await reader.read(await bodyOf(store, day), { text: "last" });
    rowGroups.push(metadata.row_groups.length);
  }
  expect(rowGroups).toEqual([1, 2, 1]);
});

test("encoded rows of many days go to the disk beyond the bound, and are in memory where there is no disk", async () => {
  const rows = Array.from({ length: 40 }, (_, at) => ({ day: at % 4, text: `text ${at}` }));
  const limits = { ...narrow, pieceBytes: 1_000_000 };
  const { newFile, counted } = countedScratchFiles();
  const [onDisk, inMemory] = [memoryObjectStore(), memoryObjectStore()];
  const spilling = filesIn(onDisk, { limits, newScratchFile: newFile });
  await addAll(spilling, rows);
  const beforeTheEnd = counted.bytes;
  expect(beforeTheEnd).toBeGreaterThan(1000);
  const stored = await spilling.finish();
  const holding = filesIn(inMemory, { limits });
  await addAll(holding, rows);
  // the same bytes, wherever they waited
  expect(await holding.finish()).toEqual(stored);
  await expectFiles(onDisk, stored, rows);
});

test("encoded rows below the bound stay in memory", async () => {
  const { newFile, counted } = countedScratchFiles();
  const files = filesIn(memoryObjectStore(), {
    limits: { ...narrow, pieceBytes: 1_000_000, encodedBytes: 1_000_000 },
    newScratchFile: newFile,
  });
  await addAll(
    files,
    Array.from({ length: 40 }, (_, at) => ({ day: at % 4, text: `text ${at}` })),
  );
  await files.finish();
  expect(counted.bytes).toBe(0);
});

test("a file goes on its way piece by piece while its rows are added, and is seen only when it is finished", async () => {
  const store = memoryObjectStore();
  let written = 0;
  const files = filesIn(
    {
      upload: (key) => {
        const upload = store.upload(key);
        return {
          ...upload,
          write: (bytes) => {
            written += bytes.length;
            return upload.write(bytes);
          },
        };
      },
    },
    { limits: narrow },
  );
  const rows = Array.from({ length: 20 }, (_, at) => ({ day: at % 2, text: `text ${at}` }));
  await addAll(files, rows);
  expect(written).toBeGreaterThan(0);
  expect(await store.get(dayOf(0))).toBeUndefined();
  await expectFiles(store, await files.finish(), rows);
});

test("what fails on its way fails whoever adds or finishes, and what was given up is never stored", async () => {
  const store = memoryObjectStore();
  const aborted: string[] = [];
  const files = filesIn(
    {
      upload: (key) => {
        const upload = store.upload(key);
        return {
          ...upload,
          write: async (bytes) => {
            if (key === dayOf(1)) throw new Error(`the store fails at ${key}`);
            await upload.write(bytes);
          },
          abort: async () => {
            aborted.push(key);
            if (key === dayOf(0)) throw new Error("nor can it be given up");
          },
        };
      },
    },
    { limits: narrow },
  );
  const rows = Array.from({ length: 12 }, (_, at) => ({ day: at % 3, text: `text ${at}` }));
  await expect(
    (async () => {
      await addAll(files, rows);
      await files.finish();
    })(),
  ).rejects.toThrow(`the store fails at ${dayOf(1)}`);
  await files.abort();
  expect(aborted).toEqual(expect.arrayContaining([0, 1].map(dayOf)));
  expect(await store.get(dayOf(0))).toBeUndefined();
  expect(await store.get(dayOf(1))).toBeUndefined();
});

test("where the last of several files cannot be finished, those before are stored and it alone is given up", async () => {
  const store = memoryObjectStore();
  const aborted: string[] = [];
  const files = filesIn({
    upload: (key) => ({
      ...store.upload(key),
      ...(key === dayOf(1)
        ? {
            finish: async () => {
              throw new Error("the store fails");
            },
          }
        : {}),
      abort: async () => void aborted.push(key),
    }),
  });
  await addAll(
    files,
    [0, 1].map((day) => ({ day, text: "a" })),
  );
  await expect(files.finish()).rejects.toThrow("the store fails");
  await files.abort();
  expect(aborted).toEqual([dayOf(1)]);
  expect((await readBack(store, dayOf(0))).rows).toEqual([{ number: 0, text: "a" }]);
});

test("rows that are on their way when all is given up do not follow", async () => {
  const written: number[] = [];
  let goOn = (): void => {};
  const files = filesIn(
    {
      upload: () => ({
        write: async (bytes) => {
          if (written.push(bytes.length) > 1) return;
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
        },
        finish: async () => ({ kind: "stored", etag: "" }),
        abort: async () => {},
      }),
    },
    { limits: { ...narrow, rowsBetweenLooks: 100 } },
  );
  await addAll(
    files,
    [0, 1].map((day) => ({ day, text: "a" })),
  );
  const waiting = files.finish();
  await new Promise(setImmediate);
  // what stands before the rows of the first file
  expect(written).toEqual(["PAR1".length]);
  await files.abort();
  goOn();
  await expect(waiting).rejects.toThrow("the files were given up");
  expect(written).toHaveLength(1);
});

test("no rows come to no file", async () => {
  expect(await filesIn(memoryObjectStore()).finish()).toEqual([]);
});
