/** Reads DELTA_BINARY_PACKED as the format's text has it, a bit at a time: nothing to share with what writes it. */
export const readDeltas = (bytes: Uint8Array): number[] => {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] as number;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const zigzag = (): bigint => {
    const value = varint();
    return (value >> 1n) ^ -(value & 1n);
  };
  const blockSize = Number(varint());
  const miniblocks = Number(varint());
  const count = Number(varint());
  let value = zigzag();
  const values: number[] = count > 0 ? [Number(value)] : [];
  while (values.length < count) {
    const least = zigzag();
    const widths = [...bytes.subarray(at, at + miniblocks)];
    at += miniblocks;
    for (const width of widths) {
      if (values.length >= count) break;
      for (let i = 0; i < blockSize / miniblocks; i++) {
        let difference = 0n;
        for (let bit = 0; bit < width; bit++) {
          const position = i * width + bit;
          if (((bytes[at + (position >> 3)] as number) >> (position & 7)) & 1)
            difference |= 1n << BigInt(bit);
        }
        value += least + difference;
        if (values.length < count) values.push(Number(value));
      }
      at += ((blockSize / miniblocks) * width) / 8;
    }
  }
  return values;
};
