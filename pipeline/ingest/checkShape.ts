import { isWellFormed } from "../event/fieldType";
import { limits } from "./limits";

const refusedKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Judges what no codec sees: how deep, how large and of what stuff a JSON value is, whatever fields it has.
 * Returns the first rule that it breaks, said of a `noun` (`event`), or undefined. Never recurses, so no input can exhaust the stack, and keeps
 * no more than its place at each level, so that a list of millions costs no memory.
 */
export const checkShape = (value: unknown, noun: string): string | undefined => {
  const broken = brokenRule(value, 1);
  if (broken !== undefined) return `${noun}: ${broken}`;
  const open = [placeIn(value)];
  // how long it could be at the most
  let bound = boundOf(value);
  for (let place = open.at(-1); place !== undefined; place = open.at(-1)) {
    if (place.at === place.members.length) {
      open.pop();
      continue;
    }
    const member = place.members[place.at];
    place.at += 1;
    bound += boundOf(member);
    const brokenThere = brokenRule(member, open.length + 1);
    if (brokenThere !== undefined) return `${noun}: ${brokenThere}`;
    if (typeof member === "object" && member !== null) open.push(placeIn(member));
  }
  if (bound <= limits.eventBytes) return undefined;
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > limits.eventBytes
    ? `${noun}: has ${bytes} bytes as compact JSON; the limit is ${limits.eventBytes}`
    : undefined;
};

/** A number has 24 characters at most, as -1.2345678901234567e-123. */
const longestScalar = 25;
/** As `\u0000`. */
const bytesPerUnit = 6;

/** Bytes of a value as compact JSON at the most, with its comma; of a list or an object without its members. */
const boundOf = (value: unknown): number => {
  if (typeof value === "string") return value.length * bytesPerUnit + 3;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return longestScalar;
  let bound = 3;
  for (const key of Object.keys(value)) bound += key.length * bytesPerUnit + 3;
  return bound;
};

interface Place {
  readonly members: readonly unknown[];
  at: number;
}

const placeIn = (value: unknown): Place => ({
  members: Array.isArray(value)
    ? value
    : typeof value === "object" && value !== null
      ? Object.values(value)
      : [],
  at: 0,
});

const brokenRule = (value: unknown, depth: number): string | undefined => {
  if (typeof value === "string" && !isWellFormed(value))
    return "has a string with a lone surrogate, which no Unicode text has";
  if (typeof value === "number" && !Number.isFinite(value))
    return "has a number that is too large for a double";
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > limits.nestingDepth) return `is nested deeper than ${limits.nestingDepth} levels`;
  if (Array.isArray(value)) return undefined;
  for (const key of Object.keys(value)) {
    if (refusedKeys.has(key)) return `has the key ${key}, which is refused`;
    if (!isWellFormed(key)) return "has a key with a lone surrogate, which no Unicode text has";
  }
  return undefined;
};
