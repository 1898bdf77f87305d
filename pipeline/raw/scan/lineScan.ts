/**
 * How far the bytes of a line have been read. Each reader begins at `at` and leaves `at` behind what it has read; one
 * that is not sure of what it sees says so, and where `at` is then says nothing.
 */
export interface LineScan {
  /** What the view shows, for what is to be decoded or copied. */
  bytes: Buffer;
  /** Begins with the bytes, and goes on for `slackBytes` behind the line at least. */
  view: DataView;
  at: number;
  /** Where the line ends. A control character stands there, so that whatever is read one by one ends there, too. */
  end: number;
  /** True where another line will take its place. */
  readonly isCopy: boolean;
  /** Of the text whose end was found last. */
  hash: number;
}

/** Words of several bytes are read at once, so some beyond the end of a line. */
export const slackBytes = 8;

/** A scan of nothing yet. */
export const lineScan = (isCopy: boolean): LineScan => {
  const bytes = Buffer.alloc(slackBytes);
  return { bytes, view: viewOf(bytes), at: 0, end: 0, isCopy, hash: 0 };
};

/** All that lies in memory from the first byte on, be it behind the last one. */
export const viewOf = ({ buffer, byteOffset }: Buffer): DataView => new DataView(buffer, byteOffset);

/** Reads one byte where it is the one expected. */
export const skipByte = (scan: LineScan, byte: number): boolean => {
  if (scan.view.getUint8(scan.at) !== byte) return false;
  scan.at += 1;
  return true;
};

/** The bytes that JSON is put together with. */
export const json = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  openBracket: 0x5b,
  closeBracket: 0x5d,
} as const;
