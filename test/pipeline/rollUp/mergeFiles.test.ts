import fc from "fast-check";
import type { Column } from "../../../pipeline/event/dataset";
import type { DatasetName } from "../../../pipeline/event/datasets";
import type { ColumnType } from "../../../pipeline/event/fieldType";
import { parquetFile } from "../../../pipeline/lake/parquet/parquetFile";
import { type CellValue, openParquet } from "../../../pipeline/lake/parquet/parquetReader";
import { compareUtf8 } from "../../../pipeline/lake/parquet/utf8Order";
import type { ShownFile } from "../../../pipeline/rollUp/chooseFiles";
import { mergeFiles } from "../../../pipeline/rollUp/mergeFiles";
import { memoryObjectStore } from "../../support/objectStore.memory";

const aColumn = (name: string, type: ColumnType, required = false): Column => ({
  name,
  type,
  required,
  freeForm: false,
  doc: "",
});

const dataset = {
  name: "events" as DatasetName,
  columns: [
    aColumn("at", "timestamp", true),
    aColumn("site", "string", true),
    aColumn("kind", "string"),
    aColumn("real", "double"),
    aColumn("count", "bigint"),
    aColumn("yes", "boolean"),
  ],
  sortedBy: ["site", "kind", "at"],
};

type Row = readonly CellValue[];

/** Puts a file with these row groups. */
const put = async (
  lake: ReturnType<typeof memoryObjectStore>,
  key: string,
  rowGroups: readonly (readonly Row[])[],
): Promise<ShownFile> => {
  const upload = lake.upload(key);
  // as the writer once wrote: rows as they come
  const file = parquetFile(dataset.columns, { createdBy: "a version 1", sortedBy: [], put: upload.write });
  for (const rows of rowGroups) {
    for (const row of rows) {
      row.forEach((value, at) => {
        if (value !== null) file.rows.columns[at]?.add(value as never);
      });
      file.rows.endRow();
    }
    await file.write();
  }
  await file.finish();
  await upload.finish();
  return { key, bytes: 0, rollUp: undefined };
};

const rowsIn = async (body: Uint8Array): Promise<readonly Row[]> => {
  const rows: CellValue[][] = [];
  for (const group of (await openParquet(body, dataset.columns)).rowGroups) {
    const first = rows.length;
    for (let row = 0; row < group.rowCount; row++) rows.push([]);
    for (let at = 0; at < dataset.columns.length; at++)
      (await group.column(at).next(group.rowCount)).forEach((value, row) => {
        rows[first + row]?.push(value);
      });
  }
  return rows;
};

const compare = (a: Row, b: Row): number => {
  const [aAt, aSite, aKind] = a as readonly [number, string, string | null];
  const [bAt, bSite, bKind] = b as readonly [number, string, string | null];
  const byKind = aKind === bKind ? 0 : aKind === null ? -1 : bKind === null ? 1 : compareUtf8(aKind, bKind);
  return compareUtf8(aSite, bSite) || byKind || aAt - bAt;
};

/** What comes of files, and what it should be: all rows in order, equal ones in the order of the files and their rows. */
const merged = async (files: readonly (readonly (readonly Row[])[])[]) => {
  const lake = memoryObjectStore("lake");
  const shown: ShownFile[] = [];
  for (const [at, rowGroups] of files.entries()) shown.push(await put(lake, `file-${at}`, rowGroups));
  const result = await mergeFiles({ dataset, lake, createdBy: "a version 1" }, shown, "merged");
  const body = (await lake.get("merged"))?.body ?? Buffer.of();
  return {
    result,
    rows: await rowsIn(body),
    expected: files.flat(2).sort(compare),
  };
};

const aRow: fc.Arbitrary<Row> = fc.tuple(
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom("luna", "sole", "ｆｕｌｌ", "🍕"),
  fc.constantFrom(null, "a", "b"),
  fc.constantFrom(null, -0, 0, Number.NaN, 1.5),
  fc.option(fc.maxSafeInteger(), { nil: null }),
  fc.option(fc.boolean(), { nil: null }),
);

const aRowGroup = fc
  .tuple(fc.array(aRow, { minLength: 1, maxLength: 12 }), fc.boolean())
  .map(([rows, isSorted]) => (isSorted ? [...rows].sort(compare) : rows));

test("whatever files there are, sorted or not, the merged one has exactly their rows, in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(aRowGroup, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      async (files) => {
        const { result, rows, expected } = await merged(files);
        expect(rows).toEqual(expected);
        expect(result?.output.rows).toBe(expected.length);
        expect(result?.sources.map((source) => source.rows)).toEqual(
          files.map((groups) => groups.flat().length),
        );
      },
    ),
    { numRuns: 40 },
  );
});

test("files of more rows than are at hand at a time are merged all the same", async () => {
  const some = (count: number, site: (at: number) => string): Row[] =>
    Array.from({ length: count }, (_, at) => [
      at % 1_000,
      site(at),
      `kind ${at % 3}`,
      at / 7,
      at,
      at % 2 === 0,
    ]);
  const { rows, expected } = await merged([
    [some(9_000, (at) => `site ${at % 5}`)],
    [some(9_000, (at) => `site ${at % 3}`).sort(compare), some(4_097, () => "site 9").sort(compare)],
    [some(1, () => "site 0")],
  ]);
  expect(rows).toEqual(expected);
});

test("nothing comes of a file that has gone since it was shown", async () => {
  const lake = memoryObjectStore("lake");
  const there = await put(lake, "there", [[[1, "luna", null, null, null, null]]]);
  const gone: ShownFile = { key: "gone", bytes: 0, rollUp: undefined };
  expect(
    await mergeFiles({ dataset, lake, createdBy: "a version 1" }, [there, gone], "merged"),
  ).toBeUndefined();
  expect(await lake.get("merged")).toBeUndefined();
});

test("a roll-up's file that is not what its record says is refused, and nothing is left of the attempt", async () => {
  const lake = memoryObjectStore("lake");
  const file = await put(lake, "rolled", [[[1, "luna", null, null, null, null]]]);
  const output = { key: "rolled", rows: 1, bytes: 1, sha256: "0".repeat(64) };
  const rollUp = {
    version: 1,
    day: "2026-03-01",
    attempt: "attempt-1",
    begun_at_ms: 0,
    covers: [],
    output,
  } as never;
  await expect(
    mergeFiles({ dataset, lake, createdBy: "a version 1" }, [{ ...file, rollUp }], "merged"),
  ).rejects.toThrow("rolled: is not the file that its roll-up wrote");
  expect(await lake.get("merged")).toBeUndefined();
});
