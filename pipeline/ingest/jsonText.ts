/**
 * The JSON text of a parsed JSON value, as it was sent: however deep it is nested (`JSON.stringify` exhausts the
 * stack at some thousand levels), and with numbers too large for a double still numbers (`1e999`, not `null`).
 */
export const jsonText = (value: unknown): string => {
  const text: string[] = [];
  const pending: (Text | Value)[] = [{ value }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ("text" in next) text.push(next.text);
    else if (typeof next.value !== "object" || next.value === null) text.push(scalarText(next.value));
    else for (const part of partsOf(next.value).reverse()) pending.push(part);
  }
  return text.join("");
};

interface Text {
  readonly text: string;
}

interface Value {
  readonly value: unknown;
}

const partsOf = (container: object): (Text | Value)[] => {
  const isList = Array.isArray(container);
  const parts: (Text | Value)[] = [{ text: isList ? "[" : "{" }];
  for (const [key, value] of Object.entries(container)) {
    if (parts.length > 1) parts.push({ text: "," });
    if (!isList) parts.push({ text: `${JSON.stringify(key)}:` });
    parts.push({ value });
  }
  parts.push({ text: isList ? "]" : "}" });
  return parts;
};

const scalarText = (value: unknown): string => {
  if (value === Number.POSITIVE_INFINITY) return "1e999";
  if (value === Number.NEGATIVE_INFINITY) return "-1e999";
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
};
