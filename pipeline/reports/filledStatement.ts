import { athenaLiteral } from "./athenaLiteral";
import type { SqlParameter } from "./sqlEngine";

/** A text, a quoted name or a comment, in which a question mark is one; or else a place for a value. */
const parts = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\r\n]*|\?/g;

/** A statement with a text in the place of each `?` that stands for a value, by its number from 0. */
export const filledStatement = (sql: string, textOf: (place: number) => string): string => {
  let place = 0;
  return sql.replaceAll(parts, (part) => (part === "?" ? textOf(place++) : part));
};

/** A value as a statement shows it: by itself whatever stands beside it, as `-5` behind a minus would begin a comment. */
export const literalOf = (value: SqlParameter | undefined): string => {
  const literal = athenaLiteral(value ?? null);
  return literal.startsWith("-") ? `(${literal})` : literal;
};
