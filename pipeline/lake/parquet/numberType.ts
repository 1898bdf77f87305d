import type { ColumnType } from "../../event/fieldType";

/** The column types whose values are JavaScript numbers. */
export type NumberType = Extract<ColumnType, "int" | "bigint" | "double" | "timestamp">;
