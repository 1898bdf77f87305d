import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Run } from "../../harness/work";
import { objectPaths, type RawHourInput } from "./rawHour";

/** What a floor does with the bytes of an object. */
export interface InflateOptions {
  readonly then: "nothing" | "scan" | "parse";
}

const lineEnd = 0x0a;

/** The least that anybody has to do who reads the hour: inflate it; and find its lines, or parse each. */
export const run: Run<RawHourInput, InflateOptions> = async ({ folder, events }, { then }) => {
  let lines = 0;
  let bytes = 0;
  for (const path of objectPaths(folder)) {
    const inflated = gunzipSync(readFileSync(path));
    bytes += inflated.length;
    if (then === "nothing") continue;
    for (let start = 0, end = 0; start < inflated.length; start = end + 1) {
      end = inflated.indexOf(lineEnd, start);
      if (then === "parse") JSON.parse(inflated.toString("utf8", start, end));
      lines += 1;
    }
  }
  if (then !== "nothing" && lines !== events) throw new Error(`found ${lines} lines of ${events}`);
  return { events, figures: { inflatedBytes: bytes } };
};
