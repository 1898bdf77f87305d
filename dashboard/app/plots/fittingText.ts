import { textWidth } from "./textWidth";

/** The text, or as much of its beginning as fits, with an ellipsis. At least one character stays. */
export const fittingText = (text: string, widthPx: number, fontSizePx = 12): string => {
  if (textWidth(text, fontSizePx) <= widthPx) return text;
  const characters = [...text];
  let kept = characters.length - 1;
  while (kept > 1 && textWidth(`${characters.slice(0, kept).join("")}…`, fontSizePx) > widthPx) kept--;
  return `${characters.slice(0, Math.max(1, kept)).join("").trimEnd()}…`;
};
