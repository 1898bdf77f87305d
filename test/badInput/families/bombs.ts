import { gzipSync } from "node:zlib";
import type { Draft, Family } from "../family";
import { eventText } from "../records";

/** Gzip that inflates to far more than is taken, or to just as much. */
export const bombs: Family = {
  name: "bombs",
  weight: 1,
  draw: (chance, mark) => {
    const text = eventText(chance, mark);
    return chance.pick<() => Draft>([
      () => refused(413, zeros()),
      () => refused(400, bombOfBombs()),
      () => refused(413, Buffer.concat([gzipSync(text), zeros()])),
      () => refused(413, Buffer.concat(Array(60).fill(spaces()))),
      () => refused(413, gzipSync(padded(text, 5_000_001))),
      () => ({ body: gzipSync(padded(text, 5_000_000)), expects: { verdicts: [true] } }),
      () => ({ body: gzipSync(padded(text, 4_999_999)), expects: { verdicts: [true] } }),
    ])();
  },
};

const refused = (status: number, body: Uint8Array): Draft => ({ body, expects: { status } });

const padded = (text: string, bytes: number): string => text + " ".repeat(bytes - Buffer.byteLength(text));

const once = (make: () => Uint8Array): (() => Uint8Array) => {
  let made: Uint8Array | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** 100 MB of zeros in 100 KB. */
const zeros = once(() => gzipSync(Buffer.alloc(100_000_000), { level: 9 }));

/** 100 MB in some hundred bytes, for whoever inflates until nothing is left to inflate. */
const bombOfBombs = once(() => gzipSync(zeros(), { level: 9 }));

const spaces = once(() => gzipSync(Buffer.alloc(100_000, " ")));
