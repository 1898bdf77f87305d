import type { Random } from "../../../local/simulation/random";
import { recordFamily } from "../recordFamily";
import { bad, good, withProperties } from "../records";

/** Lists and objects within each other: just within the limit of 32 levels, just beyond it, and far. */
export const nesting = recordFamily("deep nesting", 4, (chance, id) => {
  // the event and its properties are two levels
  const levels = chance.pick([30, 29, 31, 31, 32, 100, 5_000, 10_000]);
  const text = withProperties(chance, id, `{"a":${nested(chance, levels)}}`);
  return levels <= 30 ? good(text) : bad(text);
});

const nested = (chance: Random, levels: number): string => {
  const opened = Array.from({ length: levels }, () => chance.chance(0.5));
  const closed = [...opened].reverse();
  const innermost = opened.at(-1) ? chance.pick(["", "1"]) : "1";
  return (
    opened.map((isList) => (isList ? "[" : '{"a":')).join("") +
    innermost +
    closed.map((isList) => (isList ? "]" : "}")).join("")
  );
};
