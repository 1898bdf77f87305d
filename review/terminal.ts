import { type Block, oneLine } from "./page";

/** The page as plain text: no colours, no tags, nothing folded. */
export const terminal = (blocks: readonly Block[]): string => `${blocks.map(render).join("\n\n")}\n`;

const render = (block: Block): string => {
  switch (block.kind) {
    case "heading": {
      const text = plain(block.text);
      return block.level === 3 ? text : `${text}\n${(block.level === 1 ? "=" : "-").repeat(text.length)}`;
    }
    case "paragraph":
      return plain(block.text);
    case "list":
      return block.items
        .flatMap(({ text, items = [] }) => [
          `- ${plain(text)}`,
          ...items.map((inner) => `    - ${plain(inner)}`),
        ])
        .join("\n");
    case "table":
      return table([block.head, ...block.rows]);
    case "details":
      return `${plain(block.summary)}:\n${block.blocks.map(render).join("\n\n")}`;
  }
};

const plain = (text: string): string => oneLine(text).replace(/\*\*(.+?)\*\*/g, "$1");

const table = (rows: readonly (readonly string[])[]): string => {
  const cells = rows.map((row) => row.map(plain));
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
