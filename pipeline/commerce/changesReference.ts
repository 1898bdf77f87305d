import type { Dataset, Fields } from "../event/dataset";
import { reference } from "../event/reference";

/** The reference page of a dataset of change records, in Markdown. */
export const changesReference = <F extends Fields>(dataset: Dataset<F>): string => {
  const { name, fields, timeField } = dataset;
  const isOptional = fields[timeField]?.required === false;
  return reference(dataset, {
    source: "pipeline/commerce",
    partition: `${isOptional ? ", where it has none that of its receipt" : ""}; at the latest the day after its receipt, so that a mistyped year is seen.`,
    sections: [
      "## Sending them",
      `\`POST /v1/${name}\` with a server key, as [openapi.json](openapi.json) has it: one record, a list, \`{"${name}": […]}\` or NDJSON. Send the whole record again whenever it changed, or all of them every day: each version is a row, and the newest of each \`site_id\` and \`id\` is how the thing is now.`,
      "With `updated_at` a version that is sent again, from whatever file and however often, is taken once. Without it a version holds as of its receipt: the same record is taken once an hour, and of several versions within an hour one that says what an earlier one said is not taken again. [ADR 11](adr/0011-change-records.md) says why.",
      ...moneyNotes(fields),
    ],
  });
};

const moneyNotes = (fields: Fields): readonly string[] =>
  "currency" in fields
    ? [
        "## Amounts",
        'An amount is in the currency\'s major unit, as `"43.50"` or `43.5`; in the lake it is decimal text, with whole minor units beside it, in which reports count. One that is finer than its currency (`10.5` JPY) is refused, and so is what binary fractions leave behind (`0.30000000000000004`): send text, or round first.',
      ]
    : [];
