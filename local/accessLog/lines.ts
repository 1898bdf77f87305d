/** A line's bytes without its line end, or that it is longer than allowed. */
export type Line = Uint8Array | "too long";

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Splits bytes at LF or CRLF; a line end at the very end begins no further line. Of a line that is longer than
 * `maxBytes` nothing is kept. Lines come in lists, as many as each chunk completes.
 */
export async function* lines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<readonly Line[], void> {
  let pieces: Uint8Array[] = [];
  let pendingBytes = 0;

  const keep = (piece: Uint8Array): void => {
    pendingBytes += piece.length;
    // One byte more, for a carriage return that does not count.
    if (pendingBytes > maxBytes + 1) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const take = (): Line => {
    const bytes = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
    const line = bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
    const isTooLong = pendingBytes > maxBytes + 1 || line.length > maxBytes;
    pieces = [];
    pendingBytes = 0;
    return isTooLong ? "too long" : line;
  };

  for await (const chunk of chunks) {
    const complete: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, end));
      complete.push(take());
      from = end + 1;
    }
    keep(chunk.subarray(from));
    if (complete.length > 0) yield complete;
  }
  if (pendingBytes > 0) yield [take()];
}
