/** A page in a few kinds of blocks, written once and rendered for Markdown and for terminals. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Folded away in Markdown. */
  | { readonly kind: "details"; readonly summary: string; readonly blocks: readonly Block[] };

export interface Item {
  readonly text: string;
  readonly items?: readonly string[];
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const list = (items: readonly (string | Item)[]): Block => ({
  kind: "list",
  items: items.map((item) => (typeof item === "string" ? { text: item } : item)),
});

/** Folds a list that is longer than one looks at. */
export const foldedList = (
  summary: string,
  items: readonly (string | Item)[],
  openUpTo: number,
): readonly Block[] => {
  const lines = items.reduce(
    (sum, item) => sum + 1 + (typeof item === "string" ? 0 : (item.items?.length ?? 0)),
    0,
  );
  if (items.length === 0) return [];
  return lines > openUpTo
    ? [{ kind: "details", summary, blocks: [list(items)] }]
    : [paragraph(`${summary}:`), list(items)];
};

/** A text of unknown content as code: on one line, cut where it grows long, its own backticks told apart. */
export const code = (text: string): string => {
  const line = oneLine(text);
  const short =
    line.length > longestShown ? `${line.slice(0, longestShown).replace(/\p{Surrogate}$/u, "")}…` : line;
  return short.includes("`") ? `\`\` ${short} \`\`` : `\`${short}\``;
};

/** Without line breaks, and without what could move a terminal's cursor or turn the text around. */
export const oneLine = (text: string): string =>
  text.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\p{Control}\u202a-\u202e\u2066-\u2069]/gu, "�");

const longestShown = 120;
