import type { JsonText } from "./jsonSource";
import { UnreadableFileError } from "./unreadableFile";

const code = (letter: string): number => letter.charCodeAt(0);
const [quote, backslash, newline, comma] = [code('"'), code("\\"), code("\n"), code(",")];
const opening = new Set([code("{"), code("[")]);
const closing = new Set([code("}"), code("]")]);
const blanks = new Set([code(" "), code("\t"), code("\r"), newline]);
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Splits a JSON list into the texts of its elements, as many as each chunk completes, without holding more than one
 * element in memory. Whether an element is JSON, its reader decides. Rejects with an {@link UnreadableFileError} where
 * the list ends too early, or is none.
 */
export async function* jsonElements(
  chunks: AsyncIterable<Uint8Array>,
  longestBytes: number,
): AsyncGenerator<readonly JsonText[], void> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  let line = 1;
  let beginsAtLine = 1;
  /** Brackets open: 1 between elements, 2 and more within one. */
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let isOver = false;
  let offset = 0;

  const keep = (piece: Uint8Array): void => {
    bytes += piece.length;
    if (bytes > longestBytes) pieces = [];
    else pieces.push(Buffer.from(piece));
  };
  const take = (): JsonText => {
    const text = bytes > longestBytes ? "too long" : Buffer.concat(pieces).toString("utf8");
    pieces = [];
    bytes = 0;
    return { line: beginsAtLine, text };
  };

  for await (const chunk of chunks) {
    const complete: JsonText[] = [];
    /** Where the element under way begins in this chunk. */
    let from = 0;
    for (let at = 0; at < chunk.length; at++, offset++) {
      const byte = chunk[at] as number;
      if (byte === newline) line += 1;
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isText = false;
        continue;
      }
      if (depth === 0) {
        if (blanks.has(byte) || byteOrderMark[offset] === byte) continue;
        if (isOver || byte !== code("[")) {
          yield complete;
          throw new UnreadableFileError("it is no JSON list of objects");
        }
        depth = 1;
        from = at + 1;
        beginsAtLine = line;
      } else if (byte === quote) isText = true;
      else if (opening.has(byte)) {
        if (depth === 1 && byte === code("{")) beginsAtLine = line;
        depth += 1;
      } else if (closing.has(byte)) {
        depth -= 1;
        isOver = depth === 0;
      }
      if (isOver || (depth === 1 && byte === comma)) {
        keep(chunk.subarray(from, at));
        from = at + 1;
        const element = take();
        beginsAtLine = line;
        if (element.text.trim() !== "") complete.push(element);
      }
    }
    if (depth > 0) keep(chunk.subarray(from));
    yield complete;
  }
  if (!isOver) throw new UnreadableFileError("its JSON list does not end");
}
