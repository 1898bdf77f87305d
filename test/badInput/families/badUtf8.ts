import { gzipSync } from "node:zlib";
import type { Draft, Family } from "../family";
import { eventText } from "../records";

/** Bytes that are no UTF-8, or another encoding; and byte order marks. */
export const badUtf8: Family = {
  name: "bad UTF-8",
  weight: 5,
  draw: (chance, mark) => {
    const text = eventText(chance, mark, { fields: { item_name: '"MARK"' } });
    const [before = "", after = ""] = text.split("MARK");
    const bytes = chance.pick(noUtf8);
    const spoiled = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    const body = chance.pick<() => Draft>([
      () => ({ body: spoiled, expects: { status: 400 } }),
      () => ({ body: spoiled, expects: { status: 400 } }),
      () => ({ body: Buffer.from(`\ufeff${text}`, "utf16le"), expects: { status: 400 } }),
      () => ({ body: Buffer.from(text, "utf16le"), expects: { status: 400 } }),
      () => ({ body: Buffer.from(`\ufeff${text}`, "utf16le").swap16(), expects: { status: 400 } }),
      () => ({ body: `\ufeff${text}`, expects: { verdicts: [true] } }),
      () => ({ body: `\ufeff\ufeff${text}`, expects: { status: 400 } }),
      () => ({ body: `[${text},\ufeff${text}]`, expects: { status: 400 } }),
      () => ({ body: Buffer.concat([Buffer.from(text), Buffer.from(bytes)]), expects: { status: 400 } }),
    ])();
    return chance.chance(0.3) ? { ...body, body: gzipSync(Buffer.from(body.body as string)) } : body;
  },
};

const noUtf8: readonly [readonly number[], ...(readonly number[])[]] = [
  [0xff],
  [0xfe, 0xff],
  [0x80],
  [0xc0, 0xaf],
  [0xc1, 0x81],
  [0xe0, 0x80, 0xaf],
  [0xf0, 0x80, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
  [0xf0, 0x9f, 0x8d],
  [0xe5, 0xaf],
  [0xc3],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
];
