import { type Block, type Item, oneLine } from "./page";

/** The page as Markdown that GitHub and GitLab show in a comment. */
export const markdown = (blocks: readonly Block[]): string => `${blocks.map(render).join("\n\n")}\n`;

const render = (block: Block): string => {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${inline(block.text)}`;
    case "paragraph":
      return inline(block.text);
    case "list":
      return block.items.map(item).join("\n");
    case "table":
      return [
        row(block.head),
        row(block.head.map((_, at) => (at === 0 ? "---" : "---:"))),
        ...block.rows.map(row),
      ].join("\n");
    case "details":
      return `<details><summary>${html(block.summary)}</summary>\n\n${block.blocks.map(render).join("\n\n")}\n\n</details>`;
  }
};

const item = ({ text, items = [] }: Item): string =>
  [`- ${inline(text)}`, ...items.map((inner) => `  - ${inline(inner)}`)].join("\n");

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => inline(cell).replaceAll("|", "\\|")).join(" | ")} |`;

/** Markdown's own signs stay; tags and links do not come about from what a plan holds. */
const inline = (text: string): string =>
  oneLine(text)
    .split(/(``.*?``|`[^`]*`)/)
    .map((part) => (part.startsWith("`") && part.length > 1 ? part : part.replaceAll("<", "&lt;")))
    .join("");

/** A summary is HTML: code and bold are written as tags. */
const html = (text: string): string =>
  oneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/`([^`]*)`/g, "<code>$1</code>")
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>");
