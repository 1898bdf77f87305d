import type { Column } from "../../../../pipeline/event/dataset";
import { parquetFile } from "../../../../pipeline/lake/parquet/parquetFile";
import type { ColumnVector } from "./columnVector";
import { type DuckdbReader, duckdbReader } from "./duckdbReader";
import { aColumn, aFile, aFileOf, rowsOf } from "./fixtures";
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

/** The values of the column `v`, on which both readers must agree. */
const valuesOf = async (file: Uint8Array): Promise<unknown[]> => {
  const rows = await duckdb.query(file, "SELECT v FROM $file");
  const numbers = (await hyparquet.read(file)).rows.map(({ v }) => (typeof v === "bigint" ? Number(v) : v));
  expect(numbers).toEqual(rows.map(({ v }) => v));
  return numbers;
};

/** The statistics of the columns of all row groups, as DuckDB reads them. */
const statisticsOf = (file: Uint8Array) =>
  duckdb.query(
    file,
    `SELECT stats_min_value AS min, stats_max_value AS max, stats_null_count AS nulls FROM parquet_metadata($file)`,
  );

/** How many rows of `v` DuckDB finds equal to a value. */
const countOf = async (file: Uint8Array, value: string | number): Promise<unknown> =>
  (await duckdb.query(file, "SELECT count(*) AS found FROM $file WHERE v = $value", { value }))[0]?.found;

const columns = [
  aColumn("string", { required: true }),
  aColumn("int"),
  aColumn("bigint", { required: true }),
  aColumn("double"),
  aColumn("boolean"),
  aColumn("timestamp", { required: true }),
];
const vectors: readonly ColumnVector[] = [
  { type: "string", values: ["crème brûlée", "唐揚げ 🍕"] },
  { type: "int", values: [-(2 ** 31), null] },
  { type: "bigint", values: [2 ** 53 - 1, -(2 ** 53 - 1)] },
  { type: "double", values: [null, -0.1] },
  { type: "boolean", values: [true, null] },
  { type: "timestamp", values: [Date.UTC(2026, 2, 1, 12), -1] },
];
const rows = [
  {
    string: "crème brûlée",
    int: -(2 ** 31),
    bigint: 2n ** 53n - 1n,
    double: null,
    boolean: true,
    timestamp: new Date("2026-03-01T12:00:00.000Z"),
  },
  {
    string: "唐揚げ 🍕",
    int: null,
    bigint: -(2n ** 53n - 1n),
    double: -0.1,
    boolean: null,
    timestamp: new Date("1969-12-31T23:59:59.999Z"),
  },
];

test("both readers see the types and values that were written", async () => {
  const file = await aFile(columns, vectors);
  expect((await hyparquet.read(file)).rows).toEqual(rows);
  expect(await duckdb.query(file, "SELECT * FROM $file")).toEqual(
    rows.map((row) => ({ ...row, bigint: Number(row.bigint) })),
  );
  expect(
    await duckdb.query(file, "SELECT column_name AS c, column_type AS t FROM (DESCRIBE FROM $file)"),
  ).toEqual([
    { c: "string", t: "VARCHAR" },
    { c: "int", t: "INTEGER" },
    { c: "bigint", t: "BIGINT" },
    { c: "double", t: "DOUBLE" },
    { c: "boolean", t: "BOOLEAN" },
    { c: "timestamp", t: "TIMESTAMP WITH TIME ZONE" },
  ]);
});

test("the schema says how values are stored, what they mean and which are required", async () => {
  const schema = await duckdb.query(
    await aFile(columns, vectors),
    `SELECT name, type, repetition_type AS repetition, converted_type AS converted, logical_type AS logical
     FROM parquet_schema($file) WHERE name != 'root'`,
  );
  expect(schema.map((element) => Object.values(element))).toEqual([
    ["string", "BYTE_ARRAY", "REQUIRED", "UTF8", "StringType()"],
    ["int", "INT32", "OPTIONAL", null, null],
    ["bigint", "INT64", "REQUIRED", null, null],
    ["double", "DOUBLE", "OPTIONAL", null, null],
    ["boolean", "BOOLEAN", "OPTIONAL", null, null],
    ["timestamp", "INT64", "REQUIRED", "TIMESTAMP_MILLIS", expect.stringContaining("isAdjustedToUTC=1")],
  ]);
});

test("every row group has exact bounds and null counts for every column", async () => {
  const file = await aFile(
    columns,
    vectors,
    vectors.map(({ type, values }) => ({ type, values: values.slice(0, 1) })) as ColumnVector[],
  );
  expect((await statisticsOf(file)).map((statistics) => Object.values(statistics))).toEqual([
    ["crème brûlée", "唐揚げ 🍕", 0],
    ["-2147483648", "-2147483648", 1],
    ["-9007199254740991", "9007199254740991", 0],
    ["-0.1", "-0.1", 1],
    ["true", "true", 1],
    ["1969-12-31 23:59:59.999+00", "2026-03-01 12:00:00+00", 0],
    ["crème brûlée", "crème brûlée", 0],
    ["-2147483648", "-2147483648", 0],
    ["9007199254740991", "9007199254740991", 0],
    [null, null, 1],
    ["true", "true", 0],
    ["2026-03-01 12:00:00+00", "2026-03-01 12:00:00+00", 0],
  ]);
});

test("the footer says who wrote the file, that bounds follow the types' own order, and nothing deprecated", async () => {
  const file = await aFile(columns, vectors);
  const { metadata } = await hyparquet.read(file);
  expect(metadata.created_by).toBe("footfall version 0.1.0");
  for (const { meta_data } of metadata.row_groups[0]?.columns ?? []) {
    expect(meta_data?.statistics?.min).toBeUndefined();
    expect(meta_data?.statistics?.max).toBeUndefined();
  }
  const orders = await duckdb.query(
    file,
    "SELECT unnest(column_orders) AS column_order FROM parquet_file_metadata($file)",
  );
  expect(orders).toEqual(columns.map(() => ({ column_order: "ColumnOrder(TYPE_ORDER=TypeDefinedOrder())" })));
});

test("sizes, offsets and encodings are those of the pages", async () => {
  const values = rowsOf(50_000, (row) => `item_${row % 300}`);
  const file = await aFile(
    [aColumn("string", { name: "few" }), aColumn("string", { name: "many" })],
    [
      { type: "string", values },
      { type: "string", values: values.map((value, row) => `${value}_${row}`) },
    ],
  );
  const { metadata } = await hyparquet.read(file);
  const [few, many] = metadata.row_groups[0]?.columns.map(({ meta_data }) => meta_data) ?? [];
  expect(few?.encodings).toEqual(["PLAIN", "RLE", "RLE_DICTIONARY"]);
  expect(few?.encoding_stats).toEqual([
    { page_type: "DICTIONARY_PAGE", encoding: "PLAIN", count: 1 },
    { page_type: "DATA_PAGE", encoding: "RLE_DICTIONARY", count: 3 },
  ]);
  expect(few?.dictionary_page_offset).toBe(4n);
  expect(few?.data_page_offset).toBeGreaterThan(100n);
  expect(many?.encodings).toEqual(["RLE", "DELTA_BYTE_ARRAY"]);
  expect(many?.encoding_stats).toEqual([{ page_type: "DATA_PAGE", encoding: "DELTA_BYTE_ARRAY", count: 3 }]);
  expect(many?.dictionary_page_offset).toBeUndefined();
  // of "item_0_0" to "item_299_49999" what differs from the text before, and how long it is
  expect(Number(many?.total_uncompressed_size)).toBeGreaterThan(50_000 * 6);
  expect(Number(many?.total_compressed_size)).toBeLessThan(50_000 * 6);
  expect(metadata.row_groups[0]?.total_byte_size).toBe(
    (few?.total_uncompressed_size ?? 0n) + (many?.total_uncompressed_size ?? 0n),
  );
  expect(await countOf(await aFileOf({ type: "string", values }), "item_7")).toBe(167);
});

test.each<[string, ColumnVector]>([
  ["no rows", { type: "string", values: [] }],
  ["one row", { type: "string", values: ["tacos"] }],
  ["nothing but nulls", { type: "string", values: rowsOf(30_000, () => null) }],
  ["an empty string", { type: "string", values: ["", null, ""] }],
  ["few different strings", { type: "string", values: rowsOf(45_000, (row) => `item_${row % 37}`) }],
  ["many different strings", { type: "string", values: rowsOf(45_000, (row) => `item_${row}`) }],
  ["long strings", { type: "string", values: rowsOf(50, (row) => "🍕é".repeat(20_000) + row) }],
  [
    "repeated long strings",
    { type: "string", values: rowsOf(50, (row) => "🍕é".repeat(20_000) + (row % 3)) },
  ],
  ["one row less than a page", { type: "bigint", values: rowsOf(19_999, (row) => row * 2 ** 33) }],
  ["exactly a page", { type: "bigint", values: rowsOf(20_000, (row) => (1 - row) * 2 ** 33) }],
  ["one row more than a page", { type: "int", values: rowsOf(20_001, (row) => 7 - row) }],
  ["codes of one row more than a page", { type: "int", values: rowsOf(20_001, (row) => row % 5) }],
  [
    "nulls in half of the rows",
    { type: "int", values: rowsOf(41_000, (row) => (row % 2 ? null : row % 900)) },
  ],
  [
    "nulls in long stretches",
    { type: "double", values: rowsOf(41_000, (row) => (row % 7000 < 3000 ? null : row / 3)) },
  ],
  ["booleans", { type: "boolean", values: rowsOf(20_003, (row) => (row % 3 ? row % 2 === 0 : null)) }],
  [
    "doubles at their limits",
    { type: "double", values: [Infinity, -Infinity, 5e-324, 1.7976931348623157e308] },
  ],
  ["a NaN", { type: "double", values: [1, Number.NaN, null, 2] }],
  ["zeros of both signs, repeated", { type: "double", values: rowsOf(100, (row) => (row % 2 ? 0 : -0)) }],
  ["times before 1970", { type: "timestamp", values: [-1, -62_135_596_800_000] }],
  [
    "integers at their limits",
    { type: "bigint", values: [2 ** 53 - 1, 1 - 2 ** 53, 2 ** 32, -(2 ** 32), -1] },
  ],
])("both readers give back a column with %s", async (_, vector) => {
  const { type, values } = vector;
  const expected = type === "timestamp" ? values.map((ms) => new Date(Number(ms))) : values;
  expect(await valuesOf(await aFileOf(vector))).toEqual(expected);
});

test("a file without row groups has its schema, and no rows", async () => {
  const file = await aFile(columns);
  expect(await duckdb.query(file, "SELECT count(*) AS n FROM $file")).toEqual([{ n: 0 }]);
  expect((await hyparquet.read(file)).metadata.row_groups).toEqual([]);
});

test("a row group is found by text that UTF-16 and UTF-8 put in different order", async () => {
  const file = await aFile(
    [aColumn("string", { name: "v" })],
    [{ type: "string", values: ["😀", "Ａ"] }],
    [{ type: "string", values: ["Ａ", "z"] }],
    [{ type: "string", values: ["😀", "😁"] }],
  );
  expect(await countOf(file, "😀")).toBe(2);
  expect(await countOf(file, "Ａ")).toBe(2);
  expect((await statisticsOf(file)).map(({ min, max }) => [min, max])).toEqual([
    ["Ａ", "😀"],
    ["z", "Ａ"],
    ["😀", "😁"],
  ]);
});

test("rows with zeros, NaNs and infinities are found by a filter", async () => {
  const file = await aFile(
    [aColumn("double", { name: "v" })],
    [{ type: "double", values: [-0, -0] }],
    [{ type: "double", values: [0, 0] }],
    [{ type: "double", values: [1, Number.NaN] }],
    [{ type: "double", values: [Infinity, 1] }],
  );
  expect(await countOf(file, 0)).toBe(4);
  expect(await countOf(file, -0)).toBe(4);
  expect(await countOf(file, Number.NaN)).toBe(1);
  expect(await duckdb.query(file, "SELECT count(*) AS n FROM $file WHERE v > 5")).toEqual([{ n: 2 }]);
});

test("free-form text and very long text have null counts but no bounds", async () => {
  const long = "x".repeat(1025);
  const none = { min: null, max: null, nulls: 1 };
  const json = { type: "string" as const, values: ['{"a":1}', null] };
  expect(await statisticsOf(await aFileOf(json, { freeForm: true }))).toEqual([none]);
  const file = await aFileOf({ type: "string", values: [long, null] });
  expect(await statisticsOf(file)).toEqual([none]);
  expect(await countOf(file, long)).toBe(1);
});

test("the same calls give the same bytes", async () => {
  expect(await aFile(columns, vectors, vectors)).toEqual(await aFile(columns, vectors, vectors));
});

test("columns need names that a reader and the library can tell apart, and a file a name and version", () => {
  const opened = (of: readonly Column[], createdBy = "footfall version 0.1.0 (build 4567)") =>
    parquetFile(of, { createdBy, sortedBy: [], put: async () => {} });
  expect(() => opened(columns)).not.toThrow();
  expect(() => opened([])).toThrow("a Parquet file needs at least one column");
  expect(() => opened([aColumn("int", { name: "1" })])).toThrow('column "1": a name must match');
  expect(() => opened([aColumn("int", { name: "__proto__" })])).toThrow("a name must match");
  expect(() => opened([aColumn("int"), aColumn("int")])).toThrow("column int: there are two of that name");
  expect(() => opened(columns, "footfall")).toThrow('not "footfall"');
});
