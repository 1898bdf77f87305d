import { PassThrough } from "node:stream";
import fc from "fast-check";
import type { Column } from "../../../../pipeline/event/dataset";
import type { ColumnType } from "../../../../pipeline/event/fieldType";
import { type DuckdbReader, duckdbReader } from "./duckdbReader";
import { aColumn, aFileOfRows, type TestFile, type TestRow } from "./fixtures";
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

type Value = string | number | boolean | null;

const anyValue: Record<ColumnType, fc.Arbitrary<Value>> = {
  string: fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: "grapheme", minLength: 60, maxLength: 90 }),
  ),
  int: fc.oneof(fc.integer(), fc.constantFrom(-(2 ** 31), 2 ** 31 - 1)),
  bigint: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 0, max: 300 })),
  double: fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity)),
  boolean: fc.boolean(),
  timestamp: fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
};

const anyColumns: fc.Arbitrary<Column[]> = fc
  .array(fc.tuple(fc.constantFrom(...(Object.keys(anyValue) as ColumnType[])), fc.boolean(), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((columns) =>
    columns.map(([type, required, freeForm], i) => aColumn(type, { name: `c${i}`, required, freeForm })),
  );

/** Mostly values out of a small pool, so that there are dictionaries and runs. */
const anyRow = (columns: readonly Column[]): fc.Arbitrary<fc.Arbitrary<TestRow>> =>
  fc
    .tuple(...columns.map(({ type }) => fc.array(anyValue[type], { minLength: 1, maxLength: 4 })))
    .map((pools) =>
      fc.record(
        Object.fromEntries(
          columns.map(({ name, type, required }, i) => [
            name,
            fc.oneof(
              { weight: 8, arbitrary: fc.constantFrom(...(pools[i] ?? [])) },
              { weight: 2, arbitrary: anyValue[type] },
              { weight: required ? 0 : 3, arbitrary: fc.constant(null) },
            ),
          ]),
        ),
      ),
    );

interface Table extends TestFile {
  readonly columns: readonly Column[];
  readonly rows: readonly TestRow[];
}

const anyTable: fc.Arbitrary<Table> = anyColumns.chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: anyRow(columns).chain((row) => fc.array(row, { maxLength: 150, size: "max" })),
    sortedBy: fc.subarray(columns.map(({ name }) => name)),
    rowsPerGroup: fc.integer({ min: 20, max: 200 }),
    textAs: fc.constantFrom("string" as const, "utf8" as const, "placed" as const),
  }),
);

/** Values as DuckDB and hyparquet give them back, of which no two that differ look the same. */
const shown = (value: unknown): string => {
  // hyparquet's come from another thread and have a constructor of their own
  if (Object.prototype.toString.call(value) === "[object Date]") return `${(value as Date).getTime()}`;
  return Object.is(value, -0) ? "-0" : typeof value === "string" ? JSON.stringify(value) : String(value);
};

const inAnyOrder = (rows: readonly object[]): string[] =>
  rows.map((row) => Object.values(row).map(shown).join()).sort();

/** Of the library what users of its own writer see. */
interface StockWriter {
  appendRow(row: object): Promise<void>;
  close(): Promise<void>;
}
const stock: {
  readonly ParquetSchema: new (fields: object) => object;
  readonly ParquetWriter: {
    openStream(schema: object, stream: PassThrough, options: object): Promise<StockWriter>;
  };
} = jest.requireActual("parquetjs-lite");

/** What parquetjs-lite, as it is, writes of the rows: with Dates and BigInts, since it parses other whole numbers from text. */
const stockFile = async ({ columns, rows }: Table): Promise<Uint8Array> => {
  const fields = columns.map(({ name, type, required }) => [
    name,
    { type: stockTypes[type], optional: !required, statistics: false as const },
  ]);
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on("data", (piece) => pieces.push(piece));
  const writer = await stock.ParquetWriter.openStream(
    new stock.ParquetSchema(Object.fromEntries(fields)),
    stream,
    {
      pageIndex: false,
      useDataPageV2: false,
    },
  );
  for (const row of rows) {
    const values = columns.map(({ name, type }) => [name, stockValue(type, row[name] ?? null)] as const);
    await writer.appendRow(Object.fromEntries(values.filter(([, value]) => value !== null)));
  }
  await writer.close();
  return Buffer.concat(pieces);
};

const stockValue = (type: ColumnType, value: Value): unknown => {
  if (value === null) return null;
  if (type === "timestamp") return new Date(Number(value));
  return type === "bigint" ? BigInt(Number(value)) : value;
};

const stockTypes = {
  string: "UTF8",
  int: "INT32",
  bigint: "INT64",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP_MILLIS",
} as const;

test("both readers find in our file the rows that were given, and those that stock parquetjs-lite writes", async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      const { columns, rows, ...options } = table;
      const ours = await aFileOfRows(columns, rows, options);
      const given = inAnyOrder(rows.map((row) => columns.map(({ name }) => row[name] ?? null)));
      expect(inAnyOrder((await hyparquet.read(ours)).rows)).toEqual(given);
      expect(inAnyOrder(await duckdb.query(ours, "SELECT * FROM $file"))).toEqual(given);
      // stock parquetjs-lite refuses NaN, and forgets the sign of -0
      const isOdd = (value: Value): boolean => Number.isNaN(value) || Object.is(value, -0);
      if (rows.length === 0 || rows.some((row) => Object.values(row).some(isOdd))) return;
      // whose timestamps are of no time zone
      const values = columns.map(({ name, type }) =>
        type === "timestamp" ? `make_timestamptz(epoch_us(${name})) AS ${name}` : name,
      );
      expect(inAnyOrder(await duckdb.query(await stockFile(table), `SELECT ${values} FROM $file`))).toEqual(
        given,
      );
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("no statistics hide a row: whatever value is asked for, each of its rows is found", async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, fc.nat(), async ({ columns, rows, ...options }, seed) => {
      const file = await aFileOfRows(columns, rows, { ...options, rowsPerGroup: 20 });
      const { name, type } = columns[seed % columns.length] as Column;
      const value = rows[seed % Math.max(1, rows.length)]?.[name] ?? null;
      if (value === null) return;
      const same = rows.filter(
        (row) => row[name] === value || (Number.isNaN(value) && Number.isNaN(row[name])),
      );
      const asked = {
        timestamp: "make_timestamptz($value::BIGINT * 1000)",
        bigint: "$value::BIGINT",
        int: "$value::INTEGER",
        double: "$value::DOUBLE",
        boolean: "$value::BOOLEAN",
        string: "$value",
      }[type];
      const [answer] = await duckdb.query(file, `SELECT count(*) AS n FROM $file WHERE ${name} = ${asked}`, {
        value: String(value),
      });
      expect(answer?.n).toBe(same.length);
      const wanted =
        type === "timestamp" ? new Date(Number(value)) : type === "bigint" ? BigInt(value) : value;
      if (Number.isNaN(value)) return;
      expect((await hyparquet.read(file, { [name]: { $eq: wanted } })).rows).toHaveLength(same.length);
    }),
    { numRuns: 20 },
  );
}, 60_000);
