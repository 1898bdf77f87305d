/**
 * Records as they are kept: JSON as the codec encodes them, so that the same records have the same bytes however they were sent. Each is
 * followed by a line break.
 */
export interface CanonicalRecords {
  /** How many. */
  readonly length: number;
  readonly bytes: Buffer;
  /** Where each record ends in the bytes, and its line break stands. */
  readonly ends: readonly number[];
}

/** Records that were decoded one by one. */
export const canonicalRecords = (
  encode: (record: unknown) => Readonly<Record<string, unknown>>,
  records: readonly unknown[],
): CanonicalRecords => {
  const texts = records.map((record) => JSON.stringify(encode(record)));
  const ends: number[] = [];
  let at = -1;
  for (const text of texts) {
    at += 1 + Buffer.byteLength(text);
    ends.push(at);
  }
  return { length: ends.length, bytes: Buffer.from(texts.map((text) => `${text}\n`).join("")), ends };
};
