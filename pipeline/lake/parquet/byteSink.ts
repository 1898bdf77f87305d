/** Bytes that grow as they are written; numbers are little-endian, as everywhere in Parquet. */
export interface ByteSink {
  /** What was written, up to `length`. Writing may put another buffer in its place. */
  buffer: Buffer;
  length: number;
  /** Returns a buffer with room for `count` bytes behind `length`. Who writes there moves `length`. */
  reserve(count: number): Buffer;
  byte(value: number): void;
  int32(value: number): void;
  /** A whole number below 2^53, in seven bits a byte. */
  varint(value: number): void;
  bytes(value: Uint8Array): void;
}

/** An empty sink. */
export const byteSink = (initialBytes: number): ByteSink => {
  const sink: ByteSink = {
    buffer: Buffer.allocUnsafeSlow(initialBytes),
    length: 0,
    reserve: (count) => {
      const needed = sink.length + count;
      if (needed > sink.buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(2 * sink.buffer.length, needed));
        sink.buffer.copy(larger, 0, 0, sink.length);
        sink.buffer = larger;
      }
      return sink.buffer;
    },
    byte: (value) => {
      sink.reserve(1)[sink.length++] = value;
    },
    int32: (value) => {
      sink.length = sink.reserve(4).writeInt32LE(value, sink.length);
    },
    varint: (value) => {
      const buffer = sink.reserve(longestVarintBytes);
      let rest = value;
      for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) buffer[sink.length++] = (rest % 0x80) | 0x80;
      buffer[sink.length++] = rest;
    },
    bytes: (value) => {
      sink.reserve(value.length).set(value, sink.length);
      sink.length += value.length;
    },
  };
  return sink;
};

const longestVarintBytes = 8;
