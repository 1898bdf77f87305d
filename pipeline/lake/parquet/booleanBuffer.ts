import type { Column } from "../../event/dataset";
import { type HeldRows, misfit, roomFor } from "./heldRows";
import type { ColumnInTheMaking } from "./rowBuffer";
import type { BooleanRun } from "./rowRun";

/** The booleans of a column. */
export const booleanBuffer = (column: Column, held: HeldRows): ColumnInTheMaking<"boolean"> => {
  let values = new Uint8Array(0);
  let isEmpty = true;

  const grow = (row: number): void => {
    const shorter = values;
    values = new Uint8Array(roomFor(row));
    held.heldBytes += values.length - shorter.length;
    values.set(shorter);
  };

  return {
    buffer: {
      type: "boolean",
      add: (value) => {
        const { row } = held;
        if (typeof value !== "boolean") throw misfit(column, row);
        if (row >= values.length) grow(row);
        values[row] = value ? 2 : 1;
        isEmpty = false;
      },
    },
    hasRow: (row) => (values[row] ?? 0) !== 0,
    run: (): BooleanRun | undefined => (isEmpty ? undefined : { type: "boolean", values }),
    clear: () => {
      values.fill(0);
      isEmpty = true;
    },
    letGo: () => {
      values = new Uint8Array(0);
      isEmpty = true;
    },
  };
};
