import { isSameText } from "./isSameText";
import { json, type LineScan, skipByte } from "./lineScan";
import { readPlainNumber } from "./plainNumber";
import { textEnd } from "./textEnd";

/** Deeper ones, and larger ones, are left to who parses them. */
const deepestLevels = 16;
const mostNames = 256;
const mostMembers = 32;

/**
 * Reads a JSON object whose text is exactly what `JSON.stringify` makes of what `JSON.parse` makes of it; false where that
 * is not certain. Texts have no escapes, numbers are plain, nothing stands between the marks, no name stands twice, and none begins with
 * a digit: of names that are numbers the smaller ones would come first.
 */
export const canonicalObjectReader = (): ((scan: LineScan) => boolean) => {
  /** Where the names of the objects that are open begin and end, the innermost object's last. */
  const starts = new Int32Array(mostNames);
  const ends = new Int32Array(mostNames);
  let names = 0;

  const isTwice = (view: DataView, from: number, start: number, end: number): boolean => {
    for (let name = from; name < names; name++) {
      const other = starts[name] as number;
      if ((ends[name] as number) - other === end - start && isSameText(view, other, view, start, end - start))
        return true;
    }
    return false;
  };

  const readName = (scan: LineScan, from: number): boolean => {
    if (!skipByte(scan, json.quote) || names === mostNames || names - from === mostMembers) return false;
    const start = scan.at;
    const end = textEnd(scan);
    const first = scan.view.getUint8(start);
    if (end === -1 || (first >= 0x30 && first <= 0x39) || isTwice(scan.view, from, start, end)) return false;
    starts[names] = start;
    ends[names] = end;
    names += 1;
    scan.at = end + 1;
    return skipByte(scan, json.colon);
  };

  const readObject = (scan: LineScan, levels: number): boolean => {
    if (!skipByte(scan, json.openBrace) || levels === 0) return false;
    if (skipByte(scan, json.closeBrace)) return true;
    const from = names;
    do {
      if (!readName(scan, from) || !readValue(scan, levels)) return false;
    } while (skipByte(scan, json.comma));
    names = from;
    return skipByte(scan, json.closeBrace);
  };

  const readList = (scan: LineScan, levels: number): boolean => {
    if (!skipByte(scan, json.openBracket) || levels === 0) return false;
    if (skipByte(scan, json.closeBracket)) return true;
    do {
      if (!readValue(scan, levels)) return false;
    } while (skipByte(scan, json.comma));
    return skipByte(scan, json.closeBracket);
  };

  const readValue = (scan: LineScan, levels: number): boolean => {
    switch (scan.view.getUint8(scan.at)) {
      case json.quote: {
        scan.at += 1;
        const end = textEnd(scan);
        scan.at = end + 1;
        return end !== -1;
      }
      case json.openBrace:
        return readObject(scan, levels - 1);
      case json.openBracket:
        return readList(scan, levels - 1);
      case words.true.first:
        return readWord(scan, words.true);
      case words.false.first:
        return readWord(scan, words.false);
      case words.null.first:
        return readWord(scan, words.null);
      default:
        return !Number.isNaN(readPlainNumber(scan));
    }
  };

  return (scan) => {
    names = 0;
    return readObject(scan, deepestLevels);
  };
};

const wordOf = (text: string) => {
  const bytes = Buffer.from(text);
  return { first: bytes[0] as number, last: bytes.readInt32LE(bytes.length - 4), lengthBytes: bytes.length };
};

const words = { true: wordOf("true"), false: wordOf("false"), null: wordOf("null") };

/** The first byte is known; the last four tell the rest. */
const readWord = (scan: LineScan, { last, lengthBytes }: ReturnType<typeof wordOf>): boolean => {
  if (scan.view.getInt32(scan.at + lengthBytes - 4, true) !== last) return false;
  scan.at += lengthBytes;
  return true;
};
