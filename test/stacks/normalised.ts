import type { Synthesized } from "./synthesized";

/**
 * A stack's document as reviewers want to see it change: without what changes with every line of code (hashes of
 * archives), and with what is text within text (policies, state machines, dashboards, views) opened.
 */
export const normalised = ({ document }: Synthesized): string =>
  `${JSON.stringify(opened(document), null, 1)}\n`;

const opened = (u: unknown): unknown => {
  if (typeof u === "string") return openedText(u);
  if (Array.isArray(u)) return u.map(opened);
  if (typeof u !== "object" || u === null) return u;
  return Object.fromEntries(
    Object.entries(u)
      .filter(([key]) => key !== "//")
      .map(([key, value]) => [key, key === "source_code_hash" ? "<hash>" : opened(value)]),
  );
};

const openedText = (text: string): unknown => {
  const view = /^\/\* Presto View: ([\w+/=]+) \*\/$/.exec(text)?.[1];
  if (view !== undefined) return { "Presto View": JSON.parse(Buffer.from(view, "base64").toString()) };
  const inner = /^[{[]/.test(text) ? parsed(text) : undefined;
  return inner === undefined ? text.replace(/^(assets\/\w+\/)[0-9A-F]{32}\//, "$1<hash>/") : opened(inner);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
