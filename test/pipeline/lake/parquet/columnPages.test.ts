import { columnPages, rowsPerPage } from "../../../../pipeline/lake/parquet/columnPages";
import { aColumn, rowsOf } from "./fixtures";

const rowCounts = (count: number): readonly number[] =>
  columnPages(aColumn("int"), { type: "int", values: rowsOf(count, (row) => row) }).data.map(
    (page) => page.rowCount,
  );

test("a page takes 20,000 rows, and no empty page follows it", () => {
  expect(rowCounts(rowsPerPage - 1)).toEqual([rowsPerPage - 1]);
  expect(rowCounts(rowsPerPage)).toEqual([rowsPerPage]);
  expect(rowCounts(rowsPerPage + 1)).toEqual([rowsPerPage, 1]);
});

test("a page of long text ends once it holds a million characters", () => {
  const values = rowsOf(70, (row) => String(row).padEnd(32_768, "."));
  const { data } = columnPages(aColumn("string"), { type: "string", values });
  expect(data.map((page) => page.rowCount)).toEqual([33, 33, 4]);
});

test("an optional page begins with its definition levels, a required one with its values", () => {
  const seven = [7, 0, 0, 0];
  const vector = { type: "int" as const, values: [7] };
  const body = (required: boolean) => [
    ...(columnPages(aColumn("int", { required }), vector).data[0]?.body ?? []),
  ];
  expect(body(true)).toEqual(seven);
  expect(body(false)).toEqual([2, 0, 0, 0, 3, 1, ...seven]);
});

test("a page of codes begins with their width, and the dictionary is apart", () => {
  const { data, dictionary } = columnPages(aColumn("int", { required: true }), {
    type: "int",
    values: [...rowsOf(32, () => 7), 9],
  });
  expect([...(data[0]?.body ?? [])]).toEqual([1, 32 << 1, 0, 3, 1]);
  expect([...(dictionary?.body ?? [])]).toEqual([7, 0, 0, 0, 9, 0, 0, 0]);
  expect(dictionary?.valueCount).toBe(2);
});

test("free-form columns count their nulls but have no range", () => {
  const { nullCount, range } = columnPages(aColumn("string", { freeForm: true }), {
    type: "string",
    values: ['{"a":1}', null],
  });
  expect(nullCount).toBe(1);
  expect(range).toBeUndefined();
});
