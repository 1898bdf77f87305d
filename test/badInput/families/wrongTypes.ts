import { events } from "../../../pipeline/event/events";
import type { JsonSchema } from "../../../pipeline/event/fieldType";
import { recordFamily } from "../recordFamily";
import { bad, eventText, good } from "../records";

const fields = Object.entries(events.fields).map(([name, { type, required, from }]) => ({
  name,
  isRequired: required && from === "producer",
  isOptional: !required && from === "producer",
  wrong: wrongFor(type.schema),
}));

/** Every field of the dataset with values of another type, without its value, or with null. */
export const wrongTypes = recordFamily("wrong types", 10, (chance, id) => {
  const { name, isRequired, isOptional, wrong } = chance.pick(fields as [Field, ...Field[]]);
  const isNone = chance.chance(0.15);
  const none = isRequired ? chance.pick(["null", ""]) : "null";
  const value = isNone ? none : chance.pick(wrong as [string, ...string[]]);
  const text = eventText(chance, id, { fields: { [name]: value } });
  return isNone && isOptional ? good(text) : bad(text);
});

type Field = (typeof fields)[number];

/** JSON of what a field of a schema does not take. */
export function wrongFor({ type, enum: words }: JsonSchema): readonly string[] {
  const types: readonly string[] = [type].flat();
  const isText = types.includes("string");
  return [
    "true",
    "[]",
    '["a"]',
    '""',
    `"${"x".repeat(2049)}"`,
    ...(types.includes("object") ? [] : ["{}", '{"length":1}']),
    ...(types.includes("number") ? [] : ["1.5", "-0.5"]),
    ...(types.includes("integer") || types.includes("number") ? ['"1"', '"0x10"', "1e13", "-1e13"] : []),
    ...(isText && !types.includes("integer") ? ["0", "12"] : []),
    ...(words === undefined ? [] : ['"toString"', '"MOBILE"', '"mobile "']),
  ];
}
