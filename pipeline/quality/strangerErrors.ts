import type * as t from "io-ts";
import type { JsonObject } from "../event/fieldType";
import { shownValue } from "../event/shownValue";

/** An error for each name of an object that is none of those known: a misspelt one must not be a silent default. */
export const strangerErrors = (object: JsonObject, context: t.Context, known: readonly string[]): t.Errors =>
  Object.keys(object)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      value: object[name],
      context,
      message: `${pathOf(context, name)}: no threshold; there are ${known.join(", ")}`,
    }));

const pathOf = (context: t.Context, name: string): string =>
  [
    ...context.map(({ key }) => key).filter((key) => key !== ""),
    /^[\w.]{1,60}$/.test(name) ? name : shownValue(name),
  ].join(".");
