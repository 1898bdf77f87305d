/** A set of numbers below a limit, a bit each. */
export interface OrdinalSet {
  add(ordinal: number): void;
  has(ordinal: number): boolean;
}

export const ordinalSet = (limit: number): OrdinalSet => {
  const bits = new Uint8Array(Math.ceil(limit / 8));
  return {
    add: (ordinal) => {
      bits[ordinal >>> 3] = (bits[ordinal >>> 3] ?? 0) | (1 << (ordinal & 7));
    },
    has: (ordinal) => ((bits[ordinal >>> 3] ?? 0) & (1 << (ordinal & 7))) !== 0,
  };
};
