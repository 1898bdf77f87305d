import { gzipSync } from "node:zlib";
import type { Draft, Family } from "../family";
import { eventText } from "../records";

/** As many events as a batch may have, and one more; and bodies of as many bytes as they may have, and one more. */
export const counts: Family = {
  name: "counts and sizes",
  weight: 0.6,
  draw: (chance, mark) =>
    chance.pick<() => Draft>([
      () => {
        const texts = Array.from({ length: 500 }, (_, n) => eventText(chance, `${mark}-${n}`));
        return { body: gzipSync(`[${texts.join()}]`), expects: { verdicts: texts.map(() => true) } };
      },
      () => {
        const texts = Array.from({ length: 501 }, (_, n) => eventText(chance, `${mark}-${n}`));
        const body = chance.pick([`[${texts.join()}]`, texts.join("\n")]);
        return { body: gzipSync(body), expects: { status: 413 } };
      },
      () => ({ body: `[${Array(500).fill("{}").join()}]`, expects: { verdicts: Array(500).fill(false) } }),
      () => ({ body: `{"events":[${Array(501).fill("0").join()}]}`, expects: { status: 413 } }),
      () => ({ body: padded(eventText(chance, mark), 1_000_000), expects: { verdicts: [true] } }),
      () => ({ body: padded(eventText(chance, mark), 1_000_001), expects: { status: 413 } }),
      () => ({ body: Buffer.alloc(1_000_001, 0x1f), expects: { status: 413 } }),
    ])(),
};

const padded = (text: string, bytes: number): string => text + " ".repeat(bytes - Buffer.byteLength(text));
