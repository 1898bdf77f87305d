import { type ColumnType, isWellFormed } from "../../event/fieldType";

/** What a column of a type can hold, and the words that say so. */
export interface ValueRule {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

/** The furthest that a Date reaches, either way. */
const furthestMs = 8.64e15;

export const valueRules: Readonly<Record<ColumnType, ValueRule>> = {
  string: {
    words: "text without lone surrogates",
    holds: (value) => typeof value === "string" && isWellFormed(value),
  },
  int: {
    words: "a whole number of 32 bits",
    holds: (value) => typeof value === "number" && (value | 0) === value,
  },
  bigint: { words: "a safe whole number", holds: Number.isSafeInteger },
  double: { words: "a number", holds: (value) => typeof value === "number" },
  boolean: { words: "true or false", holds: (value) => typeof value === "boolean" },
  timestamp: {
    words: `whole milliseconds between -${furthestMs} and ${furthestMs}`,
    holds: (value) => Number.isSafeInteger(value) && Math.abs(value as number) <= furthestMs,
  },
};
