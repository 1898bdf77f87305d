import { at, type PolicyStatement, type Resource, type Synthesized, statementsOf } from "../../synthesized";

/** A change to a stack, made for the sake of the resource at an address: a scanner's worst case, one step away. */
export type Change = (stack: Synthesized, subject: string) => Synthesized;

/** A resource that keeps a rule as it stands, and changes each of which makes it break the rule. */
export interface Variant {
  readonly subject: string;
  /** What makes it keep a rule that is waived wherever it applies. @default it keeps the rule as it stands */
  readonly mended?: Change;
  readonly broken: readonly Change[];
}

/** By what the rule says. */
export type Variants = Readonly<Record<string, Variant>>;

export const broken = (subject: string, ...changes: readonly Change[]): Variant => ({
  subject,
  broken: changes,
});

/** A reference to a resource, as Terraform spells it. */
export const referTo = (address: string, attribute = "arn"): string => `\${${address}.${attribute}}`;

/** Sets `a.b.c`, in each item of lists on the way; `undefined` takes it away. Of the subject, unless it says of what. */
export const set =
  (path: string, value: unknown, of?: string): Change =>
  (stack, subject) => {
    const address = of ?? subject;
    return withResource(stack, address, setAt(at(stack, address), path.split("."), value) as Resource);
  };

export const without =
  (address: string): Change =>
  (stack) => {
    const { [address]: gone, ...resources } = stack.resources;
    if (gone === undefined) throw new Error(`${address}: there is no such resource`);
    return { ...stack, resources };
  };

export const adding =
  (address: string, resource: Resource): Change =>
  (stack) =>
    withResource(stack, address, resource);

/** Changes one statement of a policy; a statement that is not there is added. */
export const statement =
  (sid: string, changes: object, of?: string, attribute = "policy"): Change =>
  (stack, subject) =>
    withStatements(stack, of ?? subject, attribute, (statements) => {
      const one = statements.find(({ Sid }) => Sid === sid) ?? { Sid: sid, Effect: "Allow", Resource: ["*"] };
      return [...statements.filter(({ Sid }) => Sid !== sid), { ...one, ...changes }];
    });

export const withoutStatement =
  (sid: string, of?: string): Change =>
  (stack, subject) =>
    withStatements(stack, of ?? subject, "policy", (statements) => {
      const others = statements.filter(({ Sid }) => Sid !== sid);
      if (others.length === statements.length) throw new Error(`${sid}: there is no such statement`);
      return others;
    });

const withResource = (stack: Synthesized, address: string, resource: Resource): Synthesized => ({
  ...stack,
  resources: { ...stack.resources, [address]: resource },
});

const withStatements = (
  stack: Synthesized,
  address: string,
  attribute: string,
  change: (statements: readonly PolicyStatement[]) => readonly object[],
): Synthesized => {
  const resource = at(stack, address);
  const policy = JSON.stringify({ Statement: change(statementsOf(resource[attribute])) });
  return withResource(stack, address, { ...resource, [attribute]: policy });
};

const setAt = (u: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(u)) return u.map((one) => setAt(one, [key, ...rest], value));
  const record = (u ?? {}) as Resource;
  return { ...record, [key]: setAt(record[key], rest, value) };
};
