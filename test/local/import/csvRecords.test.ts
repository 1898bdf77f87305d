import fc from "fast-check";
import { csvRecords } from "../../../local/import/csvRecords";
import { UnreadableFileError } from "../../../local/import/unreadableFile";
import { gathered, inChunks } from "./inChunks";

const records = async (text: string, bytes?: number, delimiter = ",") =>
  (await gathered(csvRecords(inChunks(text, bytes), delimiter))).elements.map(({ line, values }) => [
    line,
    ...values,
  ]);

test.each([1, 2, 3, 1000])(
  "quotes, line ends within them, CRLF, empty lines and a byte order mark, in chunks of %d",
  async (bytes) => {
    const text = '\ufeffid,name\r\n1,"Rossi, Ada"\r\n\r\n2,"two\r\nlines"\n3,"a ""quote"""\n4, x \n5,';
    expect(await records(text, bytes)).toEqual([
      [1, "id", "name"],
      [2, "1", "Rossi, Ada"],
      [4, "2", "two\r\nlines"],
      [6, "3", 'a "quote"'],
      [7, "4", "x"],
      [8, "5", ""],
    ]);
  },
);

test("a quote within an unquoted value is itself", async () => {
  expect(await records('1,12" pizza\n2,x\n')).toEqual([
    [1, "1", '12" pizza'],
    [2, "2", "x"],
  ]);
});

test("other delimiters", async () => {
  expect(await records("1;2,5\n", 7, ";")).toEqual([[1, "1", "2,5"]]);
  expect(await records("1\t2 3\n", 7, "\t")).toEqual([[1, "1", "2 3"]]);
});

test.each([
  ["is never closed", '1,a\n2,"b\n3,c\n'],
  ["is closed far too late", `1,a\n2,"b${"x\n".repeat(200_000)}"\n3,c\n`],
])("where a quote %s, the rows before are given, and then an error", async (_, text) => {
  const { elements, error } = await gathered(csvRecords(inChunks(text, 65_536), ","));
  expect(elements.map(({ values }) => values)).toEqual([["1", "a"]]);
  expect(error).toBeInstanceOf(UnreadableFileError);
});

test("whatever the values, they come back, with the lines in which they begin", async () => {
  const value = fc
    .string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r\n", "é") })
    .map((text) => `x${text}x`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, bytes) => {
        let line = 1;
        const expected: unknown[] = [];
        let text = "";
        for (const values of rows) {
          expected.push([line, ...values]);
          const written = `${values.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")}\r\n`;
          line += written.split("\n").length - 1;
          text += written;
        }
        expect(await records(text, bytes)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
