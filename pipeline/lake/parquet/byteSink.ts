/** A buffer that grows as it is written to; numbers are little-endian, as everywhere in Parquet. */
export interface ByteSink {
  byte(value: number): void;
  int32(value: number): void;
  /** A safe integer as a signed 64-bit number. */
  int64(value: number): void;
  double(value: number): void;
  /** UTF-8, behind its length in bytes as an int32. */
  text(value: string): void;
  bytes(value: Uint8Array): void;
  /** Everything written since the last take, which empties the sink. */
  take(): Buffer;
}

/** An empty sink with room for `initialBytes`. */
export const byteSink = (initialBytes: number): ByteSink => {
  let buffer = Buffer.allocUnsafeSlow(initialBytes);
  let length = 0;

  /** Makes room for `count` more bytes and returns where they go. */
  const advance = (count: number): number => {
    const start = length;
    length += count;
    if (length > buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(2 * buffer.length, length));
      buffer.copy(larger, 0, 0, start);
      buffer = larger;
    }
    return start;
  };

  return {
    byte: (value) => {
      const start = advance(1);
      buffer[start] = value;
    },
    int32: (value) => {
      const start = advance(4);
      buffer.writeInt32LE(value, start);
    },
    int64: (value) => {
      const start = advance(8);
      buffer.writeUInt32LE(value >>> 0, start);
      buffer.writeInt32LE(Math.floor(value / 2 ** 32), start + 4);
    },
    double: (value) => {
      const start = advance(8);
      buffer.writeDoubleLE(value, start);
    },
    text: (value) => {
      const start = advance(4 + value.length * longestUtf8PerUnit);
      const byteLength = buffer.write(value, start + 4, "utf8");
      buffer.writeInt32LE(byteLength, start);
      length = start + 4 + byteLength;
    },
    bytes: (value) => {
      const start = advance(value.length);
      buffer.set(value, start);
    },
    take: () => {
      const taken = Buffer.from(buffer.subarray(0, length));
      length = 0;
      return taken;
    },
  };
};

/** A UTF-16 code unit takes at most three bytes in UTF-8; a pair of them takes four. */
const longestUtf8PerUnit = 3;
