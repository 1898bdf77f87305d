/** A column of a printed table. */
export interface TableColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number;
}

const widest = 56;

/** Rows as aligned text: numbers to the right with thousands apart, words to the left and cut where too long. */
export const table = <Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string => {
  const cells = rows.map((row) => columns.map(({ value }) => value(row)));
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...cells.map((line) => shown(line[at] ?? "").length)),
  );
  const line = (values: readonly (string | number)[], isNumber: (at: number) => boolean): string =>
    values
      .map((value, at) => {
        const text = shown(value);
        return isNumber(at) ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
      })
      .join("  ")
      .trimEnd();
  const isNumber = (at: number): boolean => typeof cells[0]?.[at] === "number";
  const titles = columns.map(({ title }) => title);
  return [line(titles, isNumber), ...cells.map((values) => line(values, isNumber))]
    .map((text) => `  ${text}`)
    .join("\n");
};

/** 1234567 → "1 234 567" */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, " ");

const shown = (value: string | number): string => {
  if (typeof value === "number") return grouped(value);
  const text = value.replace(/\p{Control}/gu, "�");
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
};
