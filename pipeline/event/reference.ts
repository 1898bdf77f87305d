import type { Dataset, Fields, Origin } from "./dataset";

/** What a reference page says beside what follows from the dataset's fields. */
export interface ReferenceNotes {
  /** The folder whose code the page is generated from. */
  readonly source: string;
  /** What ends the sentence on `dt`, behind the name of its field. @default a full stop */
  readonly partition?: string;
  /** Behind the tables, paragraph by paragraph. */
  readonly sections: readonly string[];
}

/** The reference page of a dataset, in Markdown. */
export const reference = <F extends Fields>(dataset: Dataset<F>, notes: ReferenceNotes): string =>
  [
    `# The ${dataset.name} dataset`,
    `<!-- generated from ${notes.source} by \`npm run docs\` -->`,
    `${dataset.doc} Partitioned by \`dt\`, the UTC date of \`${dataset.timeField}\`${notes.partition ?? "."}`,
    "## What producers send",
    fieldTable(dataset, "producer"),
    "Fields that are `null` count as left out. A field that is not listed is refused; put it under `properties`.",
    "## What Footfall adds",
    fieldTable(dataset, "pipeline"),
    ...notes.sections,
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

/** A table of Markdown. */
export const markdownTable = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
