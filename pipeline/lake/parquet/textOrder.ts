import { compareBytes } from "./compareBytes";
import type { BoundOrder } from "./orderedColumn";
import type { TextRun } from "./rowRun";
import { shortMax, shortMin } from "./shortBounds";

/** Bounds of text are places in the run: texts compare by their UTF-8 bytes, as Parquet's statistics do. */
export const textOrder = ({ bytes, starts }: TextRun): BoundOrder => {
  const utf8 = (place: number): Uint8Array =>
    Buffer.from(bytes.subarray(starts[place] as number, starts[place + 1] as number));
  return {
    compare: (a, b) =>
      compareBytes(
        bytes,
        starts[a] as number,
        starts[a + 1] as number,
        bytes,
        starts[b] as number,
        starts[b + 1] as number,
      ),
    encodeMin: utf8,
    encodeMax: utf8,
    encodeShort: ({ min, max }) => {
      const longMax = shortMax(utf8(max), longestPageBound);
      return longMax && { min: shortMin(utf8(min), longestPageBound), max: longMax };
    },
  };
};

/** Bytes. */
const longestPageBound = 64;
