import { gzipSync } from "node:zlib";
import { openSource } from "../../../local/import/openSource";
import type { Row } from "../../../local/import/row";
import { UnreadableFileError } from "../../../local/import/unreadableFile";
import { gathered, inChunks } from "./inChunks";

const csv = { format: "csv", shape: { delimiter: ",", columns: undefined } } as const;
const rowsIn = async (text: string | Uint8Array, options: Parameters<typeof openSource>[1]) => {
  const source = await openSource(inChunks(text), options);
  return { columns: source.columns, ...(await gathered<Row>(source.rows)) };
};

test("a table's first row names its columns, and short and long rows are told by their lines", async () => {
  const { columns, elements } = await rowsIn("id,total\n1,5\n2\n3,4,5\n4,6\n", csv);
  expect(columns).toEqual(["id", "total"]);
  expect(elements).toEqual([
    {
      kind: "row",
      line: 2,
      cells: [
        ["id", "1"],
        ["total", "5"],
      ],
    },
    { kind: "bad", line: 3, reason: "it has 1 columns, not 2" },
    { kind: "bad", line: 4, reason: "it has 3 columns, not 2" },
    {
      kind: "row",
      line: 5,
      cells: [
        ["id", "4"],
        ["total", "6"],
      ],
    },
  ]);
});

test("gzip is known by its content", async () => {
  expect((await rowsIn(gzipSync("id,total\n1,5\n"), csv)).elements).toHaveLength(1);
});

test("columns that blanks align, without names of their own", async () => {
  const shape = { delimiter: "spaces", columns: ["customer", "day"] };
  const { columns, elements } = await rowsIn(" 00001 19970101\r\n\r\n 00002   19970112\r\n x\r\n", {
    format: "csv",
    shape,
  });
  expect(columns).toEqual(["customer", "day"]);
  expect(elements).toEqual([
    {
      kind: "row",
      line: 1,
      cells: [
        ["customer", "00001"],
        ["day", "19970101"],
      ],
    },
    {
      kind: "row",
      line: 3,
      cells: [
        ["customer", "00002"],
        ["day", "19970112"],
      ],
    },
    { kind: "bad", line: 4, reason: "it has 1 columns, not 2" },
  ]);
});

test("NDJSON: each line by itself, whatever its neighbours are", async () => {
  const { columns, elements } = await rowsIn('\ufeff{"id":1}\n\n{"id":2,"b":null}\n[1]\n{"id"\n', {
    ...csv,
    format: "ndjson",
  });
  expect(columns).toEqual(["id", "b"]);
  expect(elements).toEqual([
    { kind: "row", line: 1, cells: [["id", 1]] },
    {
      kind: "row",
      line: 3,
      cells: [
        ["id", 2],
        ["b", null],
      ],
    },
    { kind: "bad", line: 4, reason: "it is no JSON object" },
    { kind: "bad", line: 5, reason: expect.stringMatching(/^it is not JSON: /) },
  ]);
});

test("a JSON list, however it is spread over lines", async () => {
  const text =
    '\ufeff[\n {"id": 1, "note": "a ] \\" , }"},\n {"id": 2,\n  "of": [{"x": [1, 2]}]}\n,5, {"id" 3}]\n';
  expect((await rowsIn(text, { ...csv, format: "json" })).elements).toEqual([
    {
      kind: "row",
      line: 2,
      cells: [
        ["id", 1],
        ["note", 'a ] " , }'],
      ],
    },
    {
      kind: "row",
      line: 3,
      cells: [
        ["id", 2],
        ["of", [{ x: [1, 2] }]],
      ],
    },
    { kind: "bad", line: 5, reason: "it is no JSON object" },
    { kind: "bad", line: 5, reason: expect.stringMatching(/^it is not JSON: /) },
  ]);
});

test.each([
  ['[{"id":1},{"id":2}', "its JSON list does not end"],
  ['[{"id":1}] {"id":2}', "it is no JSON list of objects"],
  ['{"id":1}', "it is no JSON list of objects"],
])("%s is refused, because %s", async (text, message) => {
  const source = openSource(inChunks(text), { ...csv, format: "json" });
  await expect(source).rejects.toThrow(new UnreadableFileError(message));
});

test("of a long list that is cut off, all that is whole comes before the error", async () => {
  const list = `[${Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id })).join(",\n")}`;
  const { elements, error } = await rowsIn(list, { ...csv, format: "json" });
  expect(elements).toHaveLength(2999);
  expect(elements.at(-1)).toEqual({ kind: "row", line: 2999, cells: [["id", 2998]] });
  expect(error).toEqual(new UnreadableFileError("its JSON list does not end"));
});

test("UTF-16 is refused by name", async () => {
  const text = Buffer.from("\ufeffid,total\n1,5\n", "utf16le");
  await expect(openSource(inChunks(text), csv)).rejects.toThrow("it is UTF-16: save it as UTF-8");
});

test("a file without a row has no columns either", async () => {
  await expect(openSource(inChunks("\n\n"), csv)).rejects.toThrow("the file is empty");
});
