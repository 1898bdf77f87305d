import type { Column } from "../../../../pipeline/event/dataset";
import { rowsPerPage } from "../../../../pipeline/lake/parquet/columnChunk";
import { parquetFile } from "../../../../pipeline/lake/parquet/parquetFile";
import { encoderHere } from "../../../../pipeline/lake/parquet/rowGroupEncoder";
import { type DuckdbReader, duckdbReader } from "./duckdbReader";
import { aColumn, aFileOfRows, rowsOf, type TestRow } from "./fixtures";
import { type HyparquetReader, hyparquetReader } from "./hyparquetReader";

let duckdb: DuckdbReader;
let hyparquet: HyparquetReader;
beforeAll(async () => {
  duckdb = await duckdbReader();
  hyparquet = hyparquetReader();
});
afterAll(async () => {
  await duckdb.close();
  await hyparquet.close();
});

const columns: readonly Column[] = [
  aColumn("string", { name: "site", required: true }),
  aColumn("timestamp", { name: "at" }),
  aColumn("string", { name: "id", required: true }),
  aColumn("double", { name: "price" }),
  aColumn("string", { name: "properties", freeForm: true }),
  aColumn("string", { name: "never" }),
];

/** Many pages of rows in no order. */
const manyRows: readonly TestRow[] = rowsOf(45_000, (row) => ({
  site: `site-${(row * 7) % 11}`,
  at: row % 10 === 0 ? null : 1_772_000_000_000 + ((row * 7919) % 3_600_000),
  id: `0199a3c2-${((row * 40_503) % 65_536).toString(16).padStart(4, "0")}-${row}`,
  price: row % 3 === 0 ? null : ((row * 13) % 50) / 4,
  properties: row % 4 === 0 ? `{"pos":${row}}` : null,
  never: null,
}));

const sortedBy = ["site", "at"];

const inOrder = (rows: readonly TestRow[]): TestRow[] => {
  const key = (row: TestRow): string => `${row["site"]} ${row["at"] ?? "-"}`;
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => (key(a.row) < key(b.row) ? -1 : key(a.row) > key(b.row) ? 1 : a.i - b.i))
    .map(({ row }) => row);
};

const asRead = (rows: readonly TestRow[]) =>
  rows.map((row) => ({ ...row, at: row["at"] === null ? null : new Date(Number(row["at"])) }));

test("rows lie in the order of the file's columns, nulls first, and equal ones as they came", async () => {
  const file = await aFileOfRows(columns, manyRows, { sortedBy });
  expect((await hyparquet.read(file)).rows).toEqual(asRead(inOrder(manyRows)));
});

test("each row group is sorted by itself, and says by what", async () => {
  const rows = manyRows.slice(0, 90);
  const file = await aFileOfRows(columns, rows, { sortedBy, rowsPerGroup: 40 });
  const { rows: read, metadata } = await hyparquet.read(file);
  expect(read).toEqual(asRead([0, 40, 80].flatMap((from) => inOrder(rows.slice(from, from + 40)))));
  expect(metadata.row_groups.map(({ num_rows }) => num_rows)).toEqual([40n, 40n, 10n]);
  for (const { sorting_columns } of metadata.row_groups)
    expect(sorting_columns).toEqual([
      { column_idx: 0, descending: false, nulls_first: true },
      { column_idx: 1, descending: false, nulls_first: true },
    ]);
});

test("a file that is not sorted keeps the rows as they came, and claims no order", async () => {
  const file = await aFileOfRows(columns, manyRows.slice(0, 50));
  const { rows, metadata } = await hyparquet.read(file);
  expect(rows).toEqual(asRead(manyRows.slice(0, 50)));
  expect(metadata.row_groups[0]?.sorting_columns).toBeUndefined();
});

test("the page indexes say where each page is, and bound its values", async () => {
  const file = await aFileOfRows(columns, manyRows, { sortedBy });
  const { metadata, pages } = await hyparquet.read(file);
  const sorted = inOrder(manyRows);
  for (const [c, { name }] of columns.entries()) {
    const { columnIndex, offsetIndex } = pages[0]?.[c] ?? {};
    const chunk = metadata.row_groups[0]?.columns[c]?.meta_data;
    const locations = offsetIndex?.page_locations ?? [];
    let offset = chunk?.data_page_offset;
    for (const location of locations) {
      expect(location.offset).toBe(offset);
      offset = location.offset + BigInt(location.compressed_page_size);
    }
    const chunkStart = chunk?.dictionary_page_offset ?? chunk?.data_page_offset ?? 0n;
    expect(offset).toBe(chunkStart + (chunk?.total_compressed_size ?? 0n));

    const firsts = locations.map(({ first_row_index }) => Number(first_row_index));
    expect(firsts).toEqual(name === "never" ? [0] : [0, rowsPerPage, 2 * rowsPerPage]);
    if (name === "properties") {
      expect(columnIndex).toBeUndefined();
      continue;
    }
    for (const [p, first] of firsts.entries()) {
      const values = sorted.slice(first, firsts[p + 1]).map((row) => row[name] ?? null);
      const known = values.filter((value) => value !== null);
      expect(columnIndex?.null_counts?.[p]).toBe(BigInt(values.length - known.length));
      expect(columnIndex?.null_pages[p]).toBe(known.length === 0);
      const [min, max] = [columnIndex?.min_values[p], columnIndex?.max_values[p]].map((bound) =>
        name === "at" ? Number(bound) : bound,
      );
      if (known.length === 0) continue;
      expect(known).toContain(min);
      expect(known).toContain(max);
      const [least, most] = [min, max] as (string | number)[];
      expect(known.filter((value) => value < (least ?? 0) || value > (most ?? 0))).toEqual([]);
    }
  }
  expect(pages[0]?.[0]?.columnIndex?.boundary_order).toBe("ASCENDING");
  expect(pages[0]?.[2]?.columnIndex?.boundary_order).toBe("UNORDERED");
});

test("pages of falling values are said to fall, and those of nulls count for nothing", async () => {
  const rows = rowsOf(60_000, (row) => ({ v: row >= 20_000 && row < 40_000 ? null : -row }));
  const { pages } = await hyparquet.read(await aFileOfRows([aColumn("int", { name: "v" })], rows));
  expect(pages[0]?.[0]?.columnIndex).toMatchObject({
    boundary_order: "DESCENDING",
    null_pages: [false, true, false],
    null_counts: [0n, 20_000n, 0n],
  });
});

test("timestamps with a page of nulls have no page bounds, which not every reader could read", async () => {
  const rows = rowsOf(21_000, (row) => ({ v: row < 20_000 ? row : null }));
  const { pages } = await hyparquet.read(await aFileOfRows([aColumn("timestamp", { name: "v" })], rows));
  expect(pages[0]?.[0]?.columnIndex).toBeUndefined();
  expect(pages[0]?.[0]?.offsetIndex.page_locations).toHaveLength(2);
});

test("long texts have short bounds in the page index, and those that no bound can be given to have none", async () => {
  const v = aColumn("string", { name: "v" });
  const indexOf = async (...values: string[]) =>
    (
      await hyparquet.read(
        await aFileOfRows(
          [v],
          values.map((value) => ({ v: value })),
        ),
      )
    ).pages[0]?.[0]?.columnIndex;
  const bounds = await indexOf("m".repeat(100), "z".repeat(100));
  expect(bounds).toMatchObject({ min_values: ["m".repeat(64)], max_values: [`${"z".repeat(63)}{`] });
  expect(await indexOf("a", "\u{10ffff}".repeat(40))).toBeUndefined();
});

test("a NaN leaves its column without bounds, in the page index too", async () => {
  const rows = [1, Number.NaN, 2].map((v) => ({ v }));
  const { metadata, pages } = await hyparquet.read(
    await aFileOfRows([aColumn("double", { name: "v" })], rows),
  );
  expect(metadata.row_groups[0]?.columns[0]?.meta_data?.statistics).toEqual({ null_count: 0n });
  expect(pages[0]?.[0]?.columnIndex).toBeUndefined();
});

test("close numbers are kept by their differences, and those far apart as they are", async () => {
  const encodingOf = async (type: Column["type"], value: (row: number) => number) => {
    const file = await aFileOfRows(
      [aColumn(type, { name: "v" })],
      rowsOf(9000, (row) => ({ v: value(row) })),
    );
    const { metadata, rows } = await hyparquet.read(file);
    expect(rows.map(({ v }) => (v instanceof Date ? v.getTime() : Number(v)))).toEqual(rowsOf(9000, value));
    expect(await duckdb.query(file, "SELECT count(DISTINCT v) AS n FROM $file")).toEqual([{ n: 9000 }]);
    return metadata.row_groups[0]?.columns[0]?.meta_data?.encodings;
  };
  expect(await encodingOf("timestamp", (row) => 1_772_000_000_000 + row * 37)).toEqual([
    "RLE",
    "DELTA_BINARY_PACKED",
  ]);
  expect(await encodingOf("int", (row) => 9000 - row)).toEqual(["RLE", "DELTA_BINARY_PACKED"]);
  expect(await encodingOf("bigint", (row) => (row % 2 ? 1 : -1) * (2 ** 53 - 1 - row))).toEqual([
    "PLAIN",
    "RLE",
  ]);
  expect(await encodingOf("double", (row) => row / 7)).toEqual(["PLAIN", "RLE"]);
});

test("pages that would not become smaller are not compressed", async () => {
  const file = await aFileOfRows(columns, manyRows.slice(0, 10));
  const { metadata } = await hyparquet.read(file);
  expect(metadata.row_groups[0]?.columns.map(({ meta_data }) => meta_data?.codec)).toContain("UNCOMPRESSED");
});

test("equal calls give equal bytes, however texts are added", async () => {
  const file = await aFileOfRows(columns, manyRows, { sortedBy });
  expect(await aFileOfRows(columns, manyRows, { sortedBy })).toEqual(file);
  for (const textAs of ["utf8", "placed"] as const)
    expect(Buffer.compare(await aFileOfRows(columns, manyRows, { sortedBy, textAs }), file)).toBe(0);
});

const aFileWith = (put: (bytes: Uint8Array) => Promise<void>, encoder = encoderHere) => {
  const file = parquetFile([aColumn("int")], {
    createdBy: "footfall version 0.1.0",
    sortedBy: [],
    put,
    encoder,
  });
  const addRow = (value: number): void => {
    (file.rows.columns[0] as { add(value: number): void }).add(value);
    file.rows.endRow();
  };
  return { ...file, addRow };
};

test("the bytes are put piece by piece, and no two at a time", async () => {
  let underWay = 0;
  const pieces: Uint8Array[] = [];
  const file = aFileWith(async (bytes) => {
    underWay += 1;
    await new Promise(setImmediate);
    expect(underWay).toBe(1);
    underWay -= 1;
    pieces.push(bytes);
  });
  for (const value of [1, 2, 3]) {
    file.addRow(value);
    await file.write();
  }
  await file.finish();
  // the magic bytes, three row groups, and all that is known at the end
  expect(pieces).toHaveLength(5);
  expect(await duckdb.query(Buffer.concat(pieces), "SELECT * FROM $file")).toEqual([
    { int: 1 },
    { int: 2 },
    { int: 3 },
  ]);
});

test("a put that fails rejects the next call, and the one after it", async () => {
  let puts = 0;
  const file = aFileWith(async () => {
    if (++puts === 2) throw new Error("no space");
  });
  file.addRow(1);
  await file.write();
  await new Promise(setImmediate);
  file.addRow(2);
  await expect(file.write()).rejects.toThrow("no space");
  await expect(file.finish()).rejects.toThrow("no space");
  expect(puts).toBe(2);
});

test("an encoder that fails rejects what waits for it, and is closed", async () => {
  let closed = 0;
  const file = aFileWith(
    async () => {},
    () => ({
      ready: async () => {},
      encode: async () => {
        throw new Error("out of memory");
      },
      close: () => {
        closed += 1;
      },
    }),
  );
  file.addRow(1);
  await file.write();
  await expect(file.finish()).rejects.toThrow("out of memory");
  expect(closed).toBe(1);
});

test("a file that is given up closes its encoder, and takes nothing more", async () => {
  let closed = 0;
  const file = aFileWith(
    async () => {},
    () => ({
      ready: async () => {},
      encode: async () => {
        throw new Error("never reached");
      },
      close: () => {
        closed += 1;
      },
    }),
  );
  file.addRow(1);
  file.giveUp();
  await expect(file.write()).rejects.toThrow("is finished: no row group can be added");
  expect(closed).toBe(1);
});

test("a file is sorted by columns that it has, and takes nothing once it is finished", async () => {
  await expect(aFileOfRows(columns, [], { sortedBy: ["place"] })).rejects.toThrow(
    "sorted by place: there is no column of that name",
  );
  const file = aFileWith(async () => {});
  await file.finish();
  await expect(file.write()).rejects.toThrow("is finished: no row group can be added");
  await expect(file.finish()).rejects.toThrow("is finished already");
});
