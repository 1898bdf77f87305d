import fc from "fast-check";
import type { Column } from "../../../../pipeline/event/dataset";
import type { ColumnType } from "../../../../pipeline/event/fieldType";
import type { ColumnVector } from "./columnVector";
import { type DuckdbReader, duckdbReader } from "./duckdbReader";
import { aColumn, aFile } from "./fixtures";
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
  string: fc.string({ unit: "binary", maxLength: 12 }),
  int: fc.integer(),
  bigint: fc.maxSafeInteger(),
  double: fc.double(),
  boolean: fc.boolean(),
  timestamp: fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
};

/** Mostly values out of a small pool, so that there are dictionaries and runs. */
const anyColumnValues = ({ type, required }: Column, rowCount: number): fc.Arbitrary<Value[]> =>
  fc
    .array(anyValue[type], { minLength: 1, maxLength: 4 })
    .chain((pool) =>
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...pool) },
          { weight: 1, arbitrary: anyValue[type] },
          { weight: required ? 0 : 2, arbitrary: fc.constant(null) },
        ),
        { minLength: rowCount, maxLength: rowCount, size: "max" },
      ),
    );

const anyColumns: fc.Arbitrary<Column[]> = fc
  .array(fc.tuple(fc.constantFrom(...(Object.keys(anyValue) as ColumnType[])), fc.boolean(), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((columns) =>
    columns.map(([type, required, freeForm], i) => aColumn(type, { name: `c${i}`, required, freeForm })),
  );

interface Table {
  readonly columns: Column[];
  /** Row group, column, row. */
  readonly groups: Value[][][];
}

const anyTable: fc.Arbitrary<Table> = anyColumns.chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    groups: fc.array(
      fc
        .integer({ min: 0, max: 120 })
        .chain((rowCount) => fc.tuple(...columns.map((column) => anyColumnValues(column, rowCount)))),
      { maxLength: 3 },
    ),
  }),
);

const written = ({ columns, groups }: Table): Promise<Uint8Array> =>
  aFile(
    columns,
    ...groups.map((group) => columns.map(({ type }, i) => ({ type, values: group[i] }) as ColumnVector)),
  );

/** The table's rows; whole numbers without a sign on zero, as they are stored. */
const rowsIn = ({ columns, groups }: Table): Record<string, unknown>[] =>
  groups.flatMap((group) =>
    (group[0] ?? []).map((_, row) =>
      Object.fromEntries(
        columns.map(({ name, type }, i) => {
          const value = group[i]?.[row] ?? null;
          return [name, type === "timestamp" && value !== null ? new Date(Number(value)) : value];
        }),
      ),
    ),
  );

const withNumbers = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );

test("both readers give back whatever rows were written, however they are split", async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      const file = await written(table);
      const rows = rowsIn(table);
      expect(await duckdb.query(file, "SELECT * FROM $file")).toEqual(rows);
      expect((await hyparquet.read(file)).rows.map(withNumbers)).toEqual(rows);
    }),
    { numRuns: 25 },
  );
}, 30_000);

/** Whether a value, as written, is not outside a bound, as hyparquet gives it back. */
const inOrder = (a: unknown, b: unknown): boolean =>
  typeof a === "string" && typeof b === "string"
    ? Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0
    : Number(a) <= Number(b);

test("statistics count the nulls and bound the values, and are there wherever they can be", async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      const { metadata } = await hyparquet.read(await written(table));
      const groups = table.groups.filter((group) => (group[0] ?? []).length > 0);
      expect(metadata.row_groups).toHaveLength(groups.length);
      for (const [g, group] of groups.entries())
        for (const [c, column] of table.columns.entries()) {
          const statistics = metadata.row_groups[g]?.columns[c]?.meta_data?.statistics;
          const { min_value: min, max_value: max, null_count: nullCount } = statistics ?? {};
          const values = (group[c] ?? []).filter((value) => value !== null);
          expect(nullCount).toBe(BigInt((group[c] ?? []).length - values.length));
          const bounded = !column.freeForm && values.length > 0 && !values.some(Number.isNaN);
          expect([min !== undefined, max !== undefined]).toEqual([bounded, bounded]);
          if (!bounded) continue;
          expect(values.filter((value) => !inOrder(min, value) || !inOrder(value, max))).toEqual([]);
          expect(values.some((value) => inOrder(value, min))).toBe(true);
          expect(values.some((value) => inOrder(max, value))).toBe(true);
        }
    }),
    { numRuns: 25 },
  );
}, 30_000);

test("a filter on any text finds exactly its rows", async () => {
  const text = fc.string({ unit: "binary", minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { maxLength: 5 }), { minLength: 1 }),
      text,
      async (groups, other) => {
        const columns = [aColumn("string", { name: "v" })];
        const file = await written({ columns, groups: groups.map((values) => [values]) });
        const all = groups.flat();
        for (const value of [...all.slice(0, 3), other]) {
          const [answer] = await duckdb.query(file, "SELECT count(*) AS n FROM $file WHERE v = $value", {
            value,
          });
          expect(answer?.n).toBe(all.filter((one) => one === value).length);
        }
      },
    ),
    { numRuns: 20 },
  );
}, 30_000);
