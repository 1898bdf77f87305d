import { isWellFormed } from "../event/fieldType";
import { limits } from "./limits";

const refusedKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Judges what no codec sees: how deep, how large and of what stuff a JSON value is, whatever fields it has.
 * Returns the first rule that it breaks, or undefined. Never recurses, so no input can exhaust the stack.
 */
export const checkShape = (value: unknown): string | undefined => {
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const broken = brokenRule(next.value, next.depth);
    if (broken !== undefined) return broken;
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const child of Object.values(next.value)) pending.push({ value: child, depth: next.depth + 1 });
  }
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > limits.eventBytes
    ? `event: has ${bytes} bytes as compact JSON; the limit is ${limits.eventBytes}`
    : undefined;
};

const brokenRule = (value: unknown, depth: number): string | undefined => {
  if (typeof value === "string" && !isWellFormed(value))
    return "event: has a string with a lone surrogate, which no Unicode text has";
  if (typeof value === "number" && !Number.isFinite(value))
    return "event: has a number that is too large for a double";
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > limits.nestingDepth) return `event: is nested deeper than ${limits.nestingDepth} levels`;
  for (const key of Object.keys(value)) {
    if (refusedKeys.has(key)) return `event: has the key ${key}, which is refused`;
    if (!isWellFormed(key)) return "event: has a key with a lone surrogate, which no Unicode text has";
  }
  return undefined;
};
