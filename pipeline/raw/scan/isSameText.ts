/**
 * True where the text of so many bytes at `b` is the known one at `a`, which has no zero bytes. Eight are compared at a time, as
 * numbers: unequal bytes are equal numbers only where both are zero, and equal bytes unequal numbers only where they
 * stand for no number (DEL before a letter of four bytes), so such a text may be taken for another, and no other for it.
 * Both views go on for 8 bytes behind the text.
 */
export const isSameText = (
  viewA: DataView,
  a: number,
  viewB: DataView,
  b: number,
  lengthBytes: number,
): boolean => {
  let offset = 0;
  for (; offset <= lengthBytes - 8; offset += 8)
    if (viewA.getFloat64(a + offset, true) !== viewB.getFloat64(b + offset, true)) return false;
  for (; offset < lengthBytes; offset += 4) {
    const rest = lengthBytes - offset;
    const difference = viewA.getInt32(a + offset, true) ^ viewB.getInt32(b + offset, true);
    if ((rest >= 4 ? difference : difference << (8 * (4 - rest))) !== 0) return false;
  }
  return true;
};
