import type { FieldMapping } from "./fieldMapping";

/** What an import is about to do. */
export interface Plan {
  readonly dataset: string;
  readonly file: string;
  readonly mapping: FieldMapping;
  readonly keepsRest: boolean;
  /** An example of the ids that are made, where rows have none. */
  readonly exampleId: string | undefined;
  /** ISO 8601. */
  readonly asOf: string;
  readonly timeZone: string;
}

/** The plan in words: where each field's values come from, and which columns are left out. */
export const planText = ({ dataset, file, mapping, keepsRest, exampleId, asOf, timeZone }: Plan): string => {
  const { columns, constants, rest } = mapping;
  const fields = [
    ...(exampleId === undefined ? [] : [`id like ${exampleId}`]),
    ...[...columns].map(([field, column]) =>
      field === column ? field : `${field} from ${JSON.stringify(column)}`,
    ),
    ...[...constants].map(([field, value]) => `${field} = ${value}`),
    ...(columns.has("updated_at") || constants.has("updated_at") ? [] : [`updated_at = ${asOf}`]),
  ];
  const others = rest.map((column) => JSON.stringify(column)).join(", ");
  return [
    `Importing ${file} as ${dataset}: ${fields.join(", ")}; times that name no zone are those of ${timeZone}`,
    ...(others === ""
      ? []
      : [keepsRest ? `Into properties: ${others}` : `Ignored: ${others} (--keep-rest keeps them)`]),
    "",
  ].join("\n");
};
