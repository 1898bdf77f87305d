import type { Dataset, Fields, Origin } from "./dataset";
import { eventTypes } from "./eventTypes";

/** The reference page of a dataset, in Markdown. */
export const reference = <F extends Fields>(dataset: Dataset<F>): string =>
  [
    `# The ${dataset.name} dataset`,
    "<!-- generated from pipeline/event by `npm run docs` -->",
    `${dataset.doc} Partitioned by \`dt\`, the UTC date of \`${dataset.timeField}\`.`,
    "## What producers send",
    fieldTable(dataset, "producer"),
    "Fields that are `null` count as left out. A field that is not listed is refused; put it under `properties`.",
    "## What Footfall adds",
    fieldTable(dataset, "pipeline"),
    "## Standard event types",
    typeTable(),
    "Any other word is a custom type, and is accepted as it is.",
    "",
  ].join("\n\n");

const fieldTable = <F extends Fields>({ fields }: Dataset<F>, from: Origin): string =>
  markdownTable(
    ["field", "column", "rule", "meaning", "example"],
    Object.entries(fields)
      .filter(([, field]) => field.from === from)
      .map(([name, field]) => [
        `\`${name}\`${from === "producer" && field.required ? " (required)" : ""}`,
        field.type.column,
        field.type.rule,
        field.doc,
        `\`${JSON.stringify(field.example)}\``,
      ]),
  );

const typeTable = (): string =>
  markdownTable(
    ["type", "meaning", "needs"],
    Object.entries(eventTypes).map(([name, { doc, needs }]) => [
      `\`${name}\``,
      doc,
      needs.map((need) => `\`${need}\``).join(", "),
    ]),
  );

const markdownTable = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
