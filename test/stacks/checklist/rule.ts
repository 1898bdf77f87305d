import type { Resource, Synthesized } from "../synthesized";

/** One rule of the security checklist, as a predicate over each resource of the types that it judges. */
export interface Rule {
  /** Of the checklist: 1 to 70. */
  readonly group: number;
  /**
   * Ids of the scanners' rules that it stands for: CKV = CKV_AWS_n, CKV2 = CKV2_AWS_n (checkov), T = AWS-n (trivy),
   * N = AwsSolutions-… (cdk-nag), dotted = AWS Foundational Security Best Practices; † = ours.
   */
  readonly ids: readonly string[];
  /** What it asks, as a sentence. */
  readonly says: string;
  readonly judges: string | readonly string[];
  /** Judges only some of them. */
  readonly among?: (subject: Subject) => boolean;
  readonly holds: (subject: Subject) => boolean;
}

/** A resource that is judged, within its stack. */
export interface Subject {
  readonly address: string;
  readonly name: string;
  readonly resource: Resource;
  readonly stack: Synthesized;
}

/** Each resource of a stack that a rule judges. */
export const subjectsOf = (rule: Rule, stack: Synthesized): readonly Subject[] => {
  const types = [rule.judges].flat();
  return Object.entries(stack.resources)
    .map(([address, resource]) => ({
      address,
      name: address.slice(address.indexOf(".") + 1),
      resource,
      stack,
    }))
    .filter(({ address }) => types.includes(typeOf(address)))
    .filter((subject) => rule.among?.(subject) ?? true);
};

const typeOf = (address: string): string => address.slice(0, address.indexOf("."));

/** The values at `a.b.c`, through lists: every `c` of every `b` of every `a`. */
export const valuesAt = (u: unknown, path: string): readonly unknown[] =>
  path.split(".").reduce<readonly unknown[]>(
    (values, key) =>
      values
        .flatMap((value) => (isRecord(value) ? [value[key]] : []))
        .flat()
        .filter((value) => value !== undefined && value !== null),
    [u].flat(),
  );

const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === "object" && u !== null;

/** Whether each of these values stands at its path, and at least once. */
export const says = (resource: unknown, expected: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(expected).every(([path, value]) => {
    const found = valuesAt(resource, path);
    return found.length > 0 && found.every((one) => one === value);
  });

/** The resources of a type whose `attribute` refers to the subject, as `${aws_s3_bucket.raw.id}` does. */
export const partsOf = ({ address, stack }: Subject, type: string, attribute: string): readonly Resource[] =>
  Object.entries(stack.resources)
    .filter(([other, part]) => typeOf(other) === type && String(part[attribute]).includes(`{${address}.`))
    .map(([, part]) => part);

/** Whether the subject has a part of that type, and each one says so. */
export const hasPart = (
  subject: Subject,
  type: string,
  attribute: string,
  expected: Readonly<Record<string, unknown>> = {},
): boolean => {
  const parts = partsOf(subject, type, attribute);
  return parts.length > 0 && parts.every((part) => says(part, expected));
};

/** The resource that an attribute means, by a reference or by an ARN that ends with its name. */
export const meantBy = ({ resources }: Synthesized, type: string, u: unknown): Resource | undefined =>
  Object.entries(resources).find(
    ([address, { name, function_name }]) =>
      typeOf(address) === type &&
      (String(u).includes(`{${address}.`) ||
        String(u)
          .replace(/:\*$/, "")
          .endsWith(`:${name ?? function_name}`)),
  )?.[1];

/** Whether an attribute refers to a customer key of the stack. */
export const isCustomerKey = (u: unknown): boolean =>
  /^\$\{aws_kms_key\.\w+\.(arn|id|key_id)\}$/.test(String(u));

/** The account of every installation that is judged. */
export const account = "123456789012";
