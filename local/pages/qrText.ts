import { qrCode, quietSquares } from "./qrCode";

/** A text's QR code for a terminal, two rows of squares a line; undefined where it is wider than the terminal. */
export const qrText = (text: string, columns: number): string | undefined => {
  const { size, isDark } = qrCode(text);
  const side = size + 2 * quietSquares;
  if (side > columns) return undefined;
  const lines: string[] = [];
  for (let row = -quietSquares; row < size + quietSquares; row += 2) {
    let line = "";
    for (let column = -quietSquares; column < size + quietSquares; column++)
      line += squares[(isDark(row, column) ? 2 : 0) + (isDark(row + 1, column) ? 1 : 0)];
    lines.push(`${blackOnWhite}${line}${plain}\n`);
  }
  return lines.join("");
};

/** By which of the upper and lower square is dark. */
const squares = [" ", "▄", "▀", "█"];

/** Whatever the terminal's own colours are. */
const blackOnWhite = "\u001b[30;107m";
const plain = "\u001b[0m";
