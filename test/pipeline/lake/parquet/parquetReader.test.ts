import fc from "fast-check";
import type { Column } from "../../../../pipeline/event/dataset";
import type { ColumnType } from "../../../../pipeline/event/fieldType";
import { parquetFile } from "../../../../pipeline/lake/parquet/parquetFile";
import {
  type CellValue,
  openParquet,
  type RowGroupRows,
} from "../../../../pipeline/lake/parquet/parquetReader";

const aColumn = (name: string, type: ColumnType, required = false): Column => ({
  name,
  type,
  required,
  freeForm: false,
  doc: "",
});

const columns = [
  aColumn("words", "string"),
  aColumn("id", "string", true),
  aColumn("whole", "int"),
  aColumn("large", "bigint"),
  aColumn("real", "double"),
  aColumn("yes", "boolean"),
  aColumn("at", "timestamp"),
];

type Row = Readonly<Record<string, CellValue>>;

const aFile = async (rowGroups: readonly (readonly Row[])[], of = columns): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  const file = parquetFile(of, {
    createdBy: "footfall version 0.0.0",
    sortedBy: [],
    put: async (bytes) => void pieces.push(Uint8Array.from(bytes)),
  });
  for (const rows of rowGroups) {
    for (const row of rows) {
      of.forEach(({ name }, at) => {
        const value = row[name] ?? null;
        if (value !== null) file.rows.columns[at]?.add(value as never);
      });
      file.rows.endRow();
    }
    await file.write();
  }
  await file.finish();
  return Buffer.concat(pieces);
};

/** All rows of a row group, read by so many at a time in turns. */
const rowsOf = async (
  group: RowGroupRows,
  counts: readonly number[],
  of = columns,
): Promise<readonly Row[]> => {
  const rows: Record<string, CellValue>[] = Array.from({ length: group.rowCount }, () => ({}));
  for (const [at, { name }] of of.entries()) {
    const reader = group.column(at);
    for (let row = 0, turn = 0; row < group.rowCount; turn++) {
      const count = Math.min(counts[turn % counts.length] ?? 1, group.rowCount - row);
      for (const value of await reader.next(count)) {
        const into = rows[row++];
        if (into !== undefined) into[name] = value;
      }
    }
  }
  return rows;
};

const aCell: Record<ColumnType, fc.Arbitrary<CellValue>> = {
  string: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "\uFEFF", "\uFEFFé🍕", "a", "b")),
  int: fc.integer(),
  bigint: fc.maxSafeInteger(),
  double: fc.oneof(fc.double(), fc.constantFrom(-0, 0, Number.NaN, Number.NEGATIVE_INFINITY)),
  boolean: fc.boolean(),
  timestamp: fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 }),
};

test("whatever is written is read as it was written, however many rows are read at a time", async () => {
  const aRow: fc.Arbitrary<Row> = fc.record(
    Object.fromEntries(
      columns.map(({ name, type, required }) => [
        name,
        required ? aCell[type] : fc.option(aCell[type], { freq: 3 }),
      ]),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(aRow, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
      async (groups, counts) => {
        const { rowGroups } = await openParquet(await aFile(groups), columns);
        expect(rowGroups.map(({ rowCount }) => rowCount)).toEqual(groups.map(({ length }) => length));
        for (const [at, group] of rowGroups.entries()) {
          const rows = await rowsOf(group, counts);
          // toEqual takes -0 for what it is
          expect(rows).toEqual(groups[at]);
        }
      },
    ),
    { numRuns: 25 },
  );
});

describe("a row group of many pages", () => {
  const rows: readonly Row[] = Array.from({ length: 45_000 }, (_, at) => ({
    words: at % 7 === 0 ? null : `word ${at % 300}`,
    id: `id-${at}`,
    whole: at % 3 === 0 ? null : at,
    large: at * 2 ** 20,
    real: at % 5 === 0 ? -0 : at / 3,
    yes: at % 2 === 0 ? null : at % 3 === 0,
    at: 1_772_000_000_000 + at,
  }));
  let body: Uint8Array;
  beforeAll(async () => {
    body = await aFile([rows.slice(0, 5), rows]);
  });

  test.each([
    ["a page", [20_000]],
    ["a row less than a page, and a row", [19_999, 1]],
    ["a row more than a page", [20_001]],
    ["a window", [4_096]],
    ["all", [45_000]],
  ])("is read by %s at a time", async (_, counts) => {
    const [, group] = (await openParquet(body, columns)).rowGroups;
    const read = await rowsOf(group as RowGroupRows, counts);
    expect(read.every((row, at) => columns.every(({ name }) => Object.is(row[name], rows[at]?.[name])))).toBe(
      true,
    );
  });

  test("has no rows beyond its own", async () => {
    const [group] = (await openParquet(body, columns)).rowGroups;
    const reader = group?.column(1);
    await reader?.next(4);
    await expect(reader?.next(2)).rejects.toThrow("id: has no 2 rows from row 4 on");
  });
});

test("a file of fewer columns, written before there were more, has nulls in these", async () => {
  const body = await aFile([[{ words: "old", id: "1" }]], columns.slice(0, 2));
  const [group] = (await openParquet(body, columns)).rowGroups;
  expect(await rowsOf(group as RowGroupRows, [1])).toEqual([
    { words: "old", id: "1", whole: null, large: null, real: null, yes: null, at: null },
  ]);
});

test("a file with a column that the dataset has not, or has of another type, is refused", async () => {
  const body = await aFile([[{ words: "new", id: "1" }]]);
  await expect(openParquet(body, columns.slice(0, 5))).rejects.toThrow(
    "yes: is a column of the file, but none of the dataset",
  );
  const retyped = columns.map((column) => (column.name === "at" ? aColumn("at", "bigint") : column));
  await expect(openParquet(body, retyped)).rejects.toThrow(
    "at: is INT64 TIMESTAMP_MILLIS in the file instead of INT64",
  );
});

test("what is no Parquet file, or is cut short, is refused", async () => {
  await expect(openParquet(Buffer.from("a manifest, perhaps"), columns)).rejects.toThrow(/parquet/);
  const body = await aFile([[{ id: "1" }]]);
  await expect(openParquet(body.subarray(0, body.length - 9), columns)).rejects.toThrow(/parquet/);
});
