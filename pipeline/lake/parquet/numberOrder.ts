import type { NumberType } from "./numberType";
import type { BoundOrder } from "./orderedColumn";

/**
 * Bounds of numbers are these numbers. 0 and -0 are equal yet encoded differently: as the format asks, a zero bound of doubles is
 * -0 below and 0 above.
 */
export const numberOrder = (type: NumberType): BoundOrder => ({
  compare: (a, b) => a - b || 0,
  encodeMin: (min) => encoded[type](min === 0 && type === "double" ? -0 : min),
  encodeMax: (max) => encoded[type](max === 0 ? 0 : max),
});

const int64 = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
};

const encoded: Readonly<Record<NumberType, (value: number) => Uint8Array>> = {
  int: (value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  },
  double: (value) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return bytes;
  },
  bigint: int64,
  timestamp: int64,
};
