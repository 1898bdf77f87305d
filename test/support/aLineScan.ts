import { type LineScan, slackBytes, viewOf } from "../../pipeline/raw/scan/lineScan";

/** A line's text, from its first byte on. */
export const aLineScan = (text: string): LineScan => {
  const bytes = Buffer.concat([Buffer.from(text), Buffer.alloc(slackBytes)]);
  return { bytes, view: viewOf(bytes), at: 0, end: bytes.length - slackBytes, isCopy: false, hash: 0 };
};
