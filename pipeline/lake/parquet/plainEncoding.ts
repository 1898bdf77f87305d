import type { ByteSink } from "./byteSink";
import type { ColumnVector } from "./columnVector";

/** Appends the values of the rows in [start, end) in Parquet's PLAIN encoding, which skips nulls. */
export const appendPlain = (sink: ByteSink, vector: ColumnVector, start: number, end: number): void => {
  switch (vector.type) {
    case "string":
      appendEach(vector.values, start, end, sink.text);
      break;
    case "int":
      appendEach(vector.values, start, end, sink.int32);
      break;
    case "bigint":
    case "timestamp":
      appendEach(vector.values, start, end, sink.int64);
      break;
    case "double":
      appendEach(vector.values, start, end, sink.double);
      break;
    case "boolean":
      appendBits(sink, vector.values, start, end);
      break;
  }
};

const appendEach = <V>(
  values: readonly (V | null)[],
  start: number,
  end: number,
  append: (value: V) => void,
): void => {
  for (let row = start; row < end; row++) {
    const value = values[row];
    if (value !== null && value !== undefined) append(value);
  }
};

/** One bit a value, lowest bit first. */
const appendBits = (
  sink: ByteSink,
  values: readonly (boolean | null)[],
  start: number,
  end: number,
): void => {
  let bits = 0;
  let bitCount = 0;
  for (let row = start; row < end; row++) {
    const value = values[row];
    if (value === null) continue;
    if (value) bits |= 1 << bitCount;
    if (++bitCount < 8) continue;
    sink.byte(bits);
    bits = 0;
    bitCount = 0;
  }
  if (bitCount > 0) sink.byte(bits);
};
