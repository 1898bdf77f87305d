import { isSameText } from "./isSameText";
import { type LineScan, slackBytes, viewOf } from "./lineScan";

/** Reads just these ASCII letters, or nothing. */
export const literal = (text: string): ((scan: LineScan) => boolean) => {
  const expected = viewOf(Buffer.concat([Buffer.from(text), Buffer.alloc(slackBytes)]));
  return (scan) => {
    const behind = scan.at + text.length;
    if (behind > scan.end || !isSameText(expected, 0, scan.view, scan.at, text.length)) return false;
    scan.at = behind;
    return true;
  };
};
