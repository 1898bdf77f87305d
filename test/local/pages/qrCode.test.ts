import { qrCode, quietSquares } from "../../../local/pages/qrCode";
import { qrSvg } from "../../../local/pages/qrSvg";
import { qrText } from "../../../local/pages/qrText";

const address = "http://192.168.1.5:8787/menu/?table=7";

/** What a QR code's corners look like, row by row. */
const finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];

const rowsOf = (size: number, isDark: (row: number, column: number) => boolean): readonly string[] =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (isDark(row, column) ? "#" : ".")).join(""),
  );

test("three corners let readers find it, and other texts are other codes", () => {
  const { size, isDark } = qrCode(address);
  const corner = (top: number, left: number) => rowsOf(7, (row, column) => isDark(top + row, left + column));
  expect(corner(0, 0)).toEqual(finder);
  expect(corner(0, size - 7)).toEqual(finder);
  expect(corner(size - 7, 0)).toEqual(finder);
  expect(rowsOf(size, isDark)).not.toEqual(rowsOf(size, qrCode(address.replace("7", "8")).isDark));
  expect(isDark(-1, 0) || isDark(0, -1) || isDark(size, 0) || isDark(0, size)).toBe(false);
});

test("the SVG has exactly its dark squares, within the light margin", () => {
  const { size, isDark } = qrCode(address);
  const svg = qrSvg(address, 'QR code of "it"');
  expect(svg).toContain('aria-label="QR code of &quot;it&quot;"');
  expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  const drawn = new Set(
    [...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, column, row]) => `${row} ${column}`),
  );
  expect(rowsOf(size, (row, column) => drawn.has(`${row + quietSquares} ${column + quietSquares}`))).toEqual(
    rowsOf(size, isDark),
  );
});

test("the terminal shows the same squares, two rows a line, where it is wide enough", () => {
  const { size, isDark } = qrCode(address);
  const side = size + 2 * quietSquares;
  const lines = (qrText(address, side) ?? "").trimEnd().split("\n");
  expect(lines).toHaveLength(Math.ceil(side / 2));
  const shown = lines.flatMap((line) => {
    const squares = [...line.slice("\u001b[30;107m".length, -"\u001b[0m".length)];
    expect(squares).toHaveLength(side);
    return [
      squares.map((square) => ("█▀".includes(square) ? "#" : ".")).join(""),
      squares.map((square) => ("█▄".includes(square) ? "#" : ".")).join(""),
    ];
  });
  expect(shown.slice(0, side)).toEqual(
    rowsOf(side, (row, column) => isDark(row - quietSquares, column - quietSquares)),
  );
  expect(qrText(address, side - 1)).toBeUndefined();
});
