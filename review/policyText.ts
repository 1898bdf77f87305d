import { isJsonObject } from "../pipeline/event/fieldType";
import { parseJson } from "../pipeline/event/parseJson";
import type { Values } from "./resource";

/** The statements of a policy document, or undefined where the text is none. */
export const statementsOfPolicy = (text: unknown): readonly Values[] | undefined => {
  const document = jsonIn(text);
  if (!isJsonObject(document) || !("Statement" in document)) return undefined;
  const { Statement } = document;
  return (Array.isArray(Statement) ? Statement : [Statement]).filter(isJsonObject);
};

/** The object or list that a text holds as JSON, as dashboards and state machines do; undefined where it holds none. */
export const jsonIn = (text: unknown): unknown => {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return undefined;
  const parsed = parseJson(text, "not JSON");
  return parsed.kind === "valid" && typeof parsed.value === "object" ? parsed.value : undefined;
};
