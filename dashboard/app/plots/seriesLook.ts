/** The colour of the nth series or part of a chart, from 0. */
export const seriesColor = (index: number): string => `var(--plot-${(index % 6) + 1})`;

/** The dashes of the nth line: no two lines differ by colour alone. */
export const seriesDashes = (index: number): string | undefined => dashes[index % dashes.length];

/** The period before. */
export const previousLook = { color: "var(--plot-previous)", dashes: "4 4" } as const;

const dashes = [undefined, "9 3", "2 3", "9 3 2 3", "14 4", "5 2 1 2"] as const;
