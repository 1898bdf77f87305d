/** A tile that is narrower has no room for an amount of money. */
const narrowestPx = 140;

/** As many columns as fit, in rows as equal as can be: six tiles where five fit are twice three. */
export const keyFigureColumns = (widthPx: number, gapPx: number, count: number): number => {
  const fitting = Math.max(1, Math.floor((widthPx + gapPx) / (narrowestPx + gapPx)));
  const rows = Math.max(1, Math.ceil(count / fitting));
  return Math.max(1, Math.ceil(count / rows));
};
