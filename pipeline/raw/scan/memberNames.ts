import { isSameText } from "./isSameText";
import { type LineScan, slackBytes, viewOf } from "./lineScan";

/** The names of an object's members, which stand in a known order, be it with gaps. */
export interface MemberNames {
  /**
   * Reads a name with its quotes and the colon behind it; gives its position, which is `from` or later. -1 where none of
   * those stands there.
   */
  read(scan: LineScan, from: number): number;
}

export const memberNames = (names: readonly string[]): MemberNames => {
  const texts = names.map((name) => Buffer.from(`"${name}":`));
  const all = viewOf(Buffer.concat([...texts, Buffer.alloc(slackBytes)]));
  const lengths = Int32Array.from(texts, ({ length }) => length);
  const starts = Int32Array.from(texts, (_, position) => Buffer.concat(texts.slice(0, position)).length);
  /** Of each name the first four bytes: names are told apart by them for the most part. */
  const beginnings = Int32Array.from(texts, (text) => text.readInt32LE(0));

  return {
    read: (scan, from) => {
      const { view, at, end } = scan;
      const beginning = view.getInt32(at, true);
      for (let position = from; position < beginnings.length; position++) {
        if (beginnings[position] !== beginning) continue;
        const length = lengths[position] as number;
        if (at + length > end || !isSameText(all, starts[position] as number, view, at, length)) continue;
        scan.at = at + length;
        return position;
      }
      return -1;
    },
  };
};
