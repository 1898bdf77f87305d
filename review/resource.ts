import { isJsonObject } from "../pipeline/event/fieldType";

/** The attributes of a resource, as Terraform's JSON writes them. */
export type Values = Readonly<Record<string, unknown>>;

/** One resource as it is, or will be. */
export interface Resource {
  /** `aws_s3_bucket.raw` */
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/** The part of an address after the type. */
export const nameOf = (address: string): string => address.slice(address.lastIndexOf(".") + 1);

/** Nested blocks: a list in a plan and often a lone object in a synth. */
export const blocksOf = (value: unknown): readonly Values[] =>
  (Array.isArray(value) ? value : [value]).filter(isJsonObject);

/** The value at a path as `rule.filter.prefix`, of blocks the first one. */
export const valueAt = (values: Values | undefined, path: string): unknown => {
  let value: unknown = values;
  for (const key of path.split(".")) {
    if (Array.isArray(value)) value = value[0];
    if (!isJsonObject(value)) return undefined;
    value = value[key];
  }
  return value;
};

/** The text at a path, or undefined where there is no text. */
export const textAt = (values: Values | undefined, path: string): string | undefined => {
  const value = valueAt(values, path);
  return typeof value === "string" ? value : undefined;
};

/** Terraform and its provider write "not set" in many ways. */
export const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.every(isUnset)) ||
  (isJsonObject(value) && Object.values(value).every(isUnset));
