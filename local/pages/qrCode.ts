import qrcode from "qrcode-generator";

/** A QR code: squares in rows, dark or light. */
export interface QrCode {
  /** How many squares a side has. */
  readonly size: number;
  /** False outside of it, too. */
  isDark(row: number, column: number): boolean;
}

/** The smallest QR code of a text that can be read with 15 % of it lost. */
export const qrCode = (text: string): QrCode => {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  return {
    size,
    isDark: (row, column) =>
      row >= 0 && column >= 0 && row < size && column < size && code.isDark(row, column),
  };
};

/** The light margin that readers need, in squares. */
export const quietSquares = 4;
