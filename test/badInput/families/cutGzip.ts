import { gzipSync } from "node:zlib";
import type { Family } from "../family";
import { eventText } from "../records";

/** Gzip that ends too early, wherever. */
export const cutGzip: Family = {
  name: "truncated gzip",
  weight: 4,
  draw: (chance, mark) => {
    const whole = gzipSync(eventText(chance, mark), { level: chance.pick([0, 1, 9]) });
    const second = chance.chance(0.3) ? gzipSync(" ") : Buffer.of();
    const length =
      second.length > 0 ? chance.between(1, second.length - 1) : chance.between(0, whole.length - 1);
    const body =
      second.length > 0 ? Buffer.concat([whole, second.subarray(0, length)]) : whole.subarray(0, length);
    return { headers: { "content-encoding": "gzip" }, body, expects: { status: 400 } };
  },
};
