/**
 * A number of 32 bits that differs for most byte strings that differ. Of long ones only some bytes count: their ends, where
 * addresses and identifiers differ, and every so many between.
 */
export const hashBytes = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = end - start;
  if (hash <= allBytes) {
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), prime);
  } else {
    const stride = Math.floor((hash - lastBytes) / someBytes);
    for (let i = start; i < end - lastBytes; i += stride)
      hash = Math.imul(hash ^ (bytes[i] as number), prime);
    for (let i = end - lastBytes; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), prime);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** Of FNV-1a. */
const prime = 0x01000193;

const allBytes = 40;
const someBytes = 20;
const lastBytes = 16;
