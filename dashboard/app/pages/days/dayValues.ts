/**
 * A value for each of the days, from rows of which each is about one. A day without a row has `missing`: 0 for what is counted or
 * added up, null for averages and shares, of which there is none. Rows of no day, as totals, are passed over.
 */
export const dayValues = <R extends { readonly day: string | null }>(
  days: readonly string[],
  rows: readonly R[],
  valueIn: (row: R) => number | null,
  missing: 0 | null,
): readonly (number | null)[] => {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => {
    const row = byDay.get(day);
    return row === undefined ? missing : valueIn(row);
  });
};
