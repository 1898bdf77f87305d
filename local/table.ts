import { cutText } from "../pipeline/event/cutText";

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
    Math.max(title.length, ...cells.map((line) => widthOf(shown(line[at] ?? "")))),
  );
  const line = (values: readonly (string | number)[], isNumber: (at: number) => boolean): string =>
    values
      .map((value, at) => {
        const text = shown(value);
        const padding = " ".repeat((widths[at] ?? 0) - widthOf(text));
        return isNumber(at) ? padding + text : text + padding;
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

/** Terminals draw Chinese, Japanese and Korean letters and emoji two columns wide, and marks upon the letter before. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (/\p{Mn}/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1), 0);

const shown = (value: string | number): string => {
  if (typeof value === "number") return grouped(value);
  const text = value.replace(/[\p{Control}\u202a-\u202e\u2066-\u2069]/gu, "�");
  return text.length > widest ? `${cutText(text, widest - 1)}…` : text;
};
