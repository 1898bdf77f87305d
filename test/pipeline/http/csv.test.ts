import { csv } from "../../../pipeline/http/csv";

test("a table is a line of names and a line a row, each with its end", () => {
  expect(
    csv(
      ["a", "b"],
      [
        { b: 2, a: "x" },
        { a: true, b: null },
      ],
    ),
  ).toBe("a,b\r\nx,2\r\ntrue,\r\n");
  expect(csv(["a"], [])).toBe("a\r\n");
});

test.each([
  ['a "b"', '"a ""b"""'],
  ["a,b", '"a,b"'],
  ["a\nb", '"a\nb"'],
  ["a\rb", '"a\rb"'],
  ["a;b", "a;b"],
  ["", ""],
])("the text %j is the cell %j", (text, cell) => {
  expect(csv(["t"], [{ t: text }])).toBe(`t\r\n${cell}\r\n`);
});

test.each(["=", "+", "-", "@", "\t", "\r"])("a text that begins with %j is no formula", (sign) => {
  const cell = csv(["t"], [{ t: `${sign}1` }]).slice(3, -2);
  expect(cell.replace(/^"/, "").startsWith(`'${sign}`)).toBe(true);
  expect(csv(["t"], [{ t: `1${sign}` }])).not.toContain("'");
});

test("a negative number stays one, and what is no Unicode is replaced", () => {
  expect(csv(["n"], [{ n: -1.5 }, { n: "x\ud83d" }])).toBe("n\r\n-1.5\r\nx\ufffd\r\n");
});
