import type { Dataset, Fields } from "./dataset";
import type { JsonSchema } from "./fieldType";

/** The JSON Schema (2020-12, as OpenAPI 3.1 has it) of a dataset's record as a producer sends it. */
export const jsonSchema = <F extends Fields>({
  doc,
  fields,
}: Dataset<F>): Readonly<Record<string, unknown>> => {
  const accepted = Object.entries(fields).filter(([, field]) => field.from === "producer");
  return {
    type: "object",
    description: doc,
    additionalProperties: false,
    required: accepted.filter(([, field]) => field.required).map(([name]) => name),
    properties: Object.fromEntries(
      accepted.map(([name, field]) => [
        name,
        {
          ...(field.required ? field.type.schema : orNull(field.type.schema)),
          description: field.doc,
          examples: [field.example],
        },
      ]),
    ),
  };
};

/** null counts as left out. */
const orNull = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  type: [schema.type, "null" as const].flat(),
  ...(Array.isArray(schema["enum"]) ? { enum: [...schema["enum"], null] } : {}),
});
