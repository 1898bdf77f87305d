import { escaped } from "./htmlPage";
import { qrCode, quietSquares } from "./qrCode";

/** A text's QR code as SVG, black on white whatever the page's colours are. */
export const qrSvg = (text: string, label: string): string => {
  const { size, isDark } = qrCode(text);
  const side = size + 2 * quietSquares;
  let path = "";
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (isDark(row, column)) path += `M${column + quietSquares} ${row + quietSquares}h1v1h-1z`;
  return `<svg class="qr" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="${escaped(label)}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
};
