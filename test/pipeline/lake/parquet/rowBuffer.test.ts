import type { ColumnType } from "../../../../pipeline/event/fieldType";
import {
  type ColumnBuffer,
  mostRows,
  rowBuffer,
  type TextBuffer,
} from "../../../../pipeline/lake/parquet/rowBuffer";
import type { TextRun } from "../../../../pipeline/lake/parquet/rowRun";
import { aColumn } from "./fixtures";

const aBuffer = (type: ColumnType, required = false) => {
  const rows = rowBuffer([aColumn(type, { required })]);
  const add = (value: unknown): void => {
    (rows.columns[0] as ColumnBuffer).add(value as never);
    rows.endRow();
  };
  return { rows, add, text: rows.columns[0] as TextBuffer };
};

const textsOf = (rows: ReturnType<typeof rowBuffer>): (string | null)[] => {
  const run = rows.run.columns[0] as TextRun;
  return Array.from({ length: rows.rowCount }, (_, row) => {
    const code = run.codes[row] ?? 0;
    return code === 0
      ? null
      : Buffer.from(run.bytes.subarray(run.starts[code - 1], run.starts[code])).toString();
  });
};

test("a text is kept once, whether it comes as a string, as bytes or as a placed text", () => {
  const { rows, text } = aBuffer("string");
  const bytes = Buffer.from("x🍕é tacos");
  const placed = { text: "tacos", filling: 0, place: 0 };
  for (const add of [
    () => text.add("tacos"),
    () => text.addUtf8(bytes, 1, 7),
    () => {},
    () => text.add("🍕é"),
    () => text.addUtf8(bytes, 8, 13),
    () => text.addPlaced(placed),
    () => text.addPlaced(placed),
    () => text.add(""),
  ]) {
    add();
    rows.endRow();
  }
  expect(textsOf(rows)).toEqual(["tacos", "🍕é", null, "🍕é", "tacos", "tacos", "tacos", ""]);
  expect((rows.run.columns[0] as TextRun).valueCount).toBe(3);
});

test("a string that comes again after a placed text is itself, not that text", () => {
  const { rows, text } = aBuffer("string");
  const placed = { text: "ramen", filling: 0, place: 0 };
  const adds = [
    () => text.addPlaced(placed),
    () => text.add("tacos"),
    () => text.addPlaced(placed),
    () => text.add("tacos"),
    () => text.add("ramen"),
  ];
  for (const add of adds) {
    add();
    rows.endRow();
  }
  expect(textsOf(rows)).toEqual(["ramen", "tacos", "ramen", "tacos", "ramen"]);
});

test("a placed text finds its place anew in another column, and after the buffer was emptied", () => {
  const [one, other] = [aBuffer("string"), aBuffer("string")];
  const placed = { text: "tacos", filling: 0, place: 0 };
  other.add("ramen");
  for (const { rows, text } of [one, other, one]) {
    text.addPlaced(placed);
    rows.endRow();
  }
  expect(textsOf(one.rows)).toEqual(["tacos", "tacos"]);
  expect(textsOf(other.rows)).toEqual(["ramen", "tacos"]);
  other.rows.clear();
  other.add("pho");
  other.text.addPlaced(placed);
  other.rows.endRow();
  expect(textsOf(other.rows)).toEqual(["pho", "tacos"]);
});

test("texts that hardly repeat are no longer looked up, until the buffer is emptied", () => {
  const { rows, add } = aBuffer("string");
  for (let row = 0; row < 9000; row++) add(`id-${row}`);
  add("id-1");
  expect(rows.run.columns[0]).toMatchObject({ isDistinct: false, valueCount: 9001 });
  expect(textsOf(rows).slice(-2)).toEqual(["id-8999", "id-1"]);
  rows.clear();
  add("a");
  add("a");
  expect(rows.run.columns[0]).toMatchObject({ isDistinct: true, valueCount: 1 });
});

test("there may be more different texts than codes of 16 bits", () => {
  const { rows, add } = aBuffer("string");
  for (const round of [0, 1])
    for (let row = 0; row < 65_600; row++) add(round === 0 ? `${row % 40}` : `${row}`);
  const texts = textsOf(rows);
  expect([texts[41], texts[65_600 + 65_599], texts.length]).toEqual(["1", "65599", 131_200]);
});

test("texts of one hash are found all the same, and are not looked up for long", () => {
  const { rows, text } = aBuffer("string");
  // of texts so long not every byte counts: these differ where none does
  const texts = Array.from({ length: 300 }, (_, i) =>
    Buffer.from(`${"a".repeat(101)}${String(i).padStart(3, "0")}${"a".repeat(396)}`),
  );
  for (const bytes of [...texts, ...texts]) {
    text.addUtf8(bytes, 0, bytes.length);
    rows.endRow();
  }
  expect(textsOf(rows)).toEqual([...texts, ...texts].map(String));
  expect(rows.run.columns[0]).toMatchObject({ isDistinct: false });
});

test("a column without values has no arrays", () => {
  const rows = rowBuffer([aColumn("string"), aColumn("int"), aColumn("boolean"), aColumn("double")]);
  rows.endRow();
  expect(rows.run).toEqual({ rowCount: 1, columns: [undefined, undefined, undefined, undefined] });
  expect(rows.heldBytes).toBe(0);
});

test.each<[ColumnType, unknown, string]>([
  ["int", 2 ** 31, "a whole number of 32 bits"],
  ["int", "42", "a whole number of 32 bits"],
  ["bigint", 2 ** 53, "a safe whole number"],
  ["timestamp", 8.64e15 + 1, "whole milliseconds between -8640000000000000 and 8640000000000000"],
  ["double", 1n, "a number"],
  ["boolean", 0, "true or false"],
  ["string", "half \ud83d emoji", "text without lone surrogates"],
  ["string", 7, "text without lone surrogates"],
])(
  "a %s that does not fit is refused by its column, row and rule, and not quoted: %p",
  (type, value, words) => {
    const { rows, add } = aBuffer(type);
    rows.endRow();
    expect(() => add(value)).toThrow(new Error(`${type}, row 1: must be ${words}`));
  },
);

test("a required column wants a value in every row", () => {
  const { rows, add } = aBuffer("timestamp", true);
  add(0);
  expect(() => rows.endRow()).toThrow(new Error("timestamp, row 1: required, so it must not be null"));
});

test("a buffer is full once it has the rows of a row group, and then again", () => {
  const { rows, add } = aBuffer("boolean");
  for (const _round of [1, 2]) {
    for (let row = 1; row < mostRows; row++) add(true);
    expect(rows.isFull).toBe(false);
    add(false);
    expect(rows.isFull).toBe(true);
    rows.clear();
  }
  expect([rows.rowCount, rows.isFull]).toEqual([0, false]);
});

test("a buffer is full before its texts take more than 32 MB, and lets go of them", () => {
  const { rows, add } = aBuffer("string");
  for (let row = 0; !rows.isFull; row++) add(String(row).padEnd(100_000));
  expect(rows.rowCount).toBe(336);
  expect(rows.heldBytes).toBeGreaterThan(32 * 2 ** 20);
  rows.clear();
  expect(rows.isFull).toBe(false);
  rows.letGo();
  expect(rows.heldBytes).toBe(0);
});
