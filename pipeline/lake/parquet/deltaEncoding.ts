import type { ByteSink } from "./byteSink";

/**
 * Appends whole numbers in Parquet's DELTA_BINARY_PACKED: blocks of 128 differences, each above the least of its block, in four
 * miniblocks with a bit width each. The numbers must not lie further apart than {@link widestSpread}.
 */
export const appendDeltas = (
  sink: ByteSink,
  values: Int32Array | Float64Array,
  start: number,
  end: number,
): void => {
  sink.varint(blockSize);
  sink.varint(miniblocks);
  sink.varint(end - start);
  appendFirst(sink, start < end ? (values[start] as number) : 0);
  for (let from = start + 1; from < end; from += blockSize)
    appendBlock(sink, values, from, Math.min(end, from + blockSize));
};

/** Differences of numbers that are no further apart, less the least of them, fit in 32 bits. */
export const widestSpread = 2 ** 31 - 1;

const blockSize = 128;
const miniblocks = 4;
const miniblockSize = blockSize / miniblocks;

/** Of the block at hand. */
const differences = new Float64Array(blockSize);

const appendBlock = (sink: ByteSink, values: Int32Array | Float64Array, from: number, end: number): void => {
  const count = end - from;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const difference = (values[from + i] as number) - (values[from + i - 1] as number);
    differences[i] = difference;
    if (difference < least) least = difference;
  }
  sink.varint(least < 0 ? -2 * least - 1 : 2 * least);
  const widthsAt = sink.length;
  sink.reserve(miniblocks + blockSize * 4 + 8);
  sink.length += miniblocks;
  for (let i = 0; i < miniblocks; i++) {
    const first = i * miniblockSize;
    sink.buffer[widthsAt + i] =
      first < count ? appendMiniblock(sink, least, first, Math.min(count, first + miniblockSize)) : 0;
  }
};

/** Appends 32 differences, those behind the last as zeros, and returns in how many bits each. */
const appendMiniblock = (sink: ByteSink, least: number, first: number, end: number): number => {
  let all = 0;
  for (let i = first; i < end; i++) all |= (differences[i] as number) - least;
  const bitWidth = 32 - Math.clz32(all);
  const { buffer } = sink;
  const filledEnd = sink.length + (miniblockSize / 8) * bitWidth;
  let at = sink.length;
  let bits = 0;
  let bitCount = 0;
  for (let i = first; i < end; i++) {
    const value = ((differences[i] as number) - least) >>> 0;
    bits |= (value & 0xffff) << bitCount;
    // of a value of more than 16 bits the lower ones first: with up to seven from before, 32 would not hold all
    bitCount += Math.min(16, bitWidth);
    for (; bitCount >= 8; bitCount -= 8, bits >>>= 8) buffer[at++] = bits;
    if (bitWidth <= 16) continue;
    bits |= (value >>> 16) << bitCount;
    bitCount += bitWidth - 16;
    for (; bitCount >= 8; bitCount -= 8, bits >>>= 8) buffer[at++] = bits;
  }
  if (bitCount > 0) buffer[at++] = bits;
  if (at < filledEnd) buffer.fill(0, at, filledEnd);
  sink.length = filledEnd;
  return bitWidth;
};

/** In zigzag as a varint; only here numbers may be so large that doubling them would lose digits. */
const appendFirst = (sink: ByteSink, value: number): void => {
  if (Math.abs(value) < 2 ** 51) {
    sink.varint(value < 0 ? -2 * value - 1 : 2 * value);
    return;
  }
  let rest = value < 0 ? -2n * BigInt(value) - 1n : 2n * BigInt(value);
  for (; rest > 0x7fn; rest >>= 7n) sink.byte(Number(rest & 0x7fn) | 0x80);
  sink.byte(Number(rest));
};
