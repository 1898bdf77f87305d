import type { Column } from "../../event/dataset";
import { type HeldRows, misfit, roomFor } from "./heldRows";
import type { NumberType } from "./numberType";
import type { ColumnInTheMaking } from "./rowBuffer";
import type { NumberRun } from "./rowRun";
import { valueRules } from "./valueRules";

/** The numbers of a column. */
export const numberBuffer = (
  column: Column,
  type: NumberType,
  held: HeldRows,
): ColumnInTheMaking<"number"> => {
  const { holds } = valueRules[type];
  const ArrayOfType = type === "int" ? Int32Array : Float64Array;
  let values = new ArrayOfType(0);
  let present = new Uint8Array(0);
  let isEmpty = true;

  const grow = (row: number): void => {
    const room = roomFor(row);
    held.heldBytes += (room - values.length) * (ArrayOfType.BYTES_PER_ELEMENT + 1);
    const [shorter, fewer] = [values, present];
    values = new ArrayOfType(room);
    values.set(shorter);
    present = new Uint8Array(room);
    present.set(fewer);
  };

  return {
    buffer: {
      type,
      add: (value) => {
        const { row } = held;
        if (!holds(value)) throw misfit(column, row);
        if (row >= values.length) grow(row);
        values[row] = value;
        present[row] = 1;
        isEmpty = false;
      },
    },
    hasRow: (row) => present[row] === 1,
    run: (): NumberRun | undefined => (isEmpty ? undefined : { type, values, present }),
    clear: () => {
      present.fill(0);
      isEmpty = true;
    },
    letGo: () => {
      values = new ArrayOfType(0);
      present = new Uint8Array(0);
      isEmpty = true;
    },
  };
};
