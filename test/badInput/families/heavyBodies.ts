import { gzipSync } from "node:zlib";
import type { Family } from "../family";

/** Bodies within the limits that take the most time and memory to judge: some thousand bytes that inflate to 5 MB. */
export const heavyBodies: Family = {
  name: "heavy bodies",
  weight: 0.03,
  draw: (chance) => {
    const { text, status } = chance.pick(heaviest);
    return { body: gzipSync(text(), { level: 9 }), expects: { status } };
  },
};

interface HeavyBody {
  readonly text: () => string;
  readonly status: 400 | 413;
}

const bytes = 5_000_000;

const filled = (open: string, part: string, close: string): string =>
  open + part.repeat(Math.floor((bytes - open.length - close.length) / part.length)).slice(0, -1) + close;

/** Text of `levels` lists or objects within each other. */
const nested = (open: string, close: string, levels: number): string =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

export const heaviest: readonly [HeavyBody, ...HeavyBody[]] = [
  { status: 400, text: () => nested("[", "]", bytes / 2 - 1) },
  { status: 400, text: () => nested('{"a":', "}", Math.floor(bytes / 6) - 1) },
  { status: 400, text: () => `{"a":${nested("[", "]", bytes / 2 - 10)}}` },
  { status: 413, text: () => filled("[", "0,", "]") },
  { status: 413, text: () => filled("[", "{},", "]") },
  { status: 400, text: () => filled('{"a":[', "0,", "]}") },
  { status: 400, text: () => filled('{"a":[', "[],", "]}") },
  { status: 400, text: () => filled('{"a":[', "{},", "]}") },
  { status: 400, text: () => filled('{"a":[', "-0,", "]}") },
  { status: 400, text: () => filled('{"a":[', "1e20,", "]}") },
  { status: 400, text: () => filled('{"a":[', `${"[".repeat(29)}${"]".repeat(29)},`, "]}") },
  { status: 400, text: () => filled('{"a":"', `${"\\ud83d".repeat(100)} `, '"}') },
  { status: 400, text: () => filled("{}\n", `${"\x01".repeat(10_000)}\n`, "\n") },
  { status: 413, text: () => filled("{}\n", "ab\n", "\n") },
  { status: 400, text: () => filled("", "ab\n", "") },
];
