import { keyFigureColumns } from "../../../dashboard/app/figures/keyFigureColumns";

test.each([
  [5, 1200, 5],
  [11, 950, 6],
  [6, 800, 3],
  [5, 318, 2],
  [5, 280, 1],
  [1, 1200, 1],
  [0, 1200, 1],
  [3, 0, 1],
])("%i tiles on %i pixels stand in %i columns", (count, widthPx, columns) => {
  expect(keyFigureColumns(widthPx, 12, count)).toBe(columns);
});
