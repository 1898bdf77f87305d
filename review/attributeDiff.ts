import { isJsonObject } from "../pipeline/event/fieldType";
import { jsonIn, statementsOfPolicy } from "./policyText";
import { isUnset, type Values } from "./resource";

/** What became of one attribute. */
export type AttributeChange =
  | { readonly kind: "value"; readonly path: string; readonly before: string; readonly after: string }
  /** It is there, and what it will be is only known once the plan is applied. */
  | { readonly kind: "unknown"; readonly path: string; readonly before: string }
  | { readonly kind: "code"; readonly before: string; readonly after: string }
  /** Policy documents, to be compared statement by statement. */
  | { readonly kind: "policy"; readonly path: string; readonly before: unknown; readonly after: unknown };

/** The two sides of a change, with the masks that a plan puts beside them. */
export interface Sides {
  readonly before: unknown;
  readonly after: unknown;
  /** True, or a structure with true, where the value is not known before it is applied. */
  readonly unknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
}

/** Which attributes change, from what to what; nothing sensitive is shown. */
export const attributeDiff = (sides: Sides): readonly AttributeChange[] => tidied(walk("", sides));

/** A scalar as a review shows it. */
export const shown = (value: unknown): string =>
  isUnset(value) ? notSet : typeof value === "string" ? value : JSON.stringify(value);

export const notSet = "not set";
export const sensitive = "(sensitive)";

const secretName =
  /(^|[._])(password|secret|secret_string|secret_key|secret_access_key|private_key|auth_token)$/i;

const walk = (path: string, sides: Sides): AttributeChange[] => {
  const { before, after, unknown } = sides;
  if (sides.beforeSensitive === true || sides.afterSensitive === true || secretName.test(path))
    return unknown !== true && same(before, after) ? [] : [value(path, sensitive, sensitive)];
  if (unknown === true) return isUnset(before) ? [] : [{ kind: "unknown", path, before: flat(before) }];
  if (statementsOfPolicy(before) ?? statementsOfPolicy(after))
    return same(before, after) ? [] : [{ kind: "policy", path, before, after }];
  const [b, a] = [before, after].map((side) => (isUnset(side) ? undefined : (jsonIn(side) ?? side)));
  if (b !== undefined && a !== undefined && kindOf(b) !== kindOf(a))
    return [
      masksOf(sides).some(hasTrue) ? value(path, sensitive, sensitive) : value(path, shown(b), shown(a)),
    ];
  if (Array.isArray(b) || Array.isArray(a)) return walkList(path, { ...sides, before: b, after: a });
  if (isJsonObject(b) || isJsonObject(a)) return walkObject(path, { ...sides, before: b, after: a });
  return same(b, a) ? [] : [value(path, shown(b), shown(a))];
};

const kindOf = (side: unknown): string => (Array.isArray(side) ? "list" : typeof side);

const masksOf = (sides: Sides): readonly unknown[] => [sides.beforeSensitive, sides.afterSensitive];

const value = (path: string, before: string, after: string): AttributeChange => ({
  kind: "value",
  path,
  before,
  after,
});

const walkObject = (path: string, sides: Sides): AttributeChange[] => {
  const keys = new Set(
    [sides.before, sides.after, sides.unknown].flatMap((side) =>
      isJsonObject(side) ? Object.keys(side) : [],
    ),
  );
  return [...keys]
    .filter((key) => key !== "//")
    .sort()
    .flatMap((key) =>
      walk(
        path === "" ? key : `${path}.${key}`,
        each(sides, (side) => member(side, key)),
      ),
    );
};

const each = (sides: Sides, part: (side: unknown) => unknown): Sides => ({
  before: part(sides.before),
  after: part(sides.after),
  unknown: part(sides.unknown),
  beforeSensitive: part(sides.beforeSensitive),
  afterSensitive: part(sides.afterSensitive),
});

const member = (side: unknown, key: string): unknown =>
  side === true ? true : isJsonObject(side) ? side[key] : undefined;

const element = (side: unknown, at: number | undefined): unknown =>
  side === true ? true : at !== undefined && Array.isArray(side) ? side[at] : undefined;

/** Elements that both sides have are no change wherever they stand; the others are paired in their order. */
const walkList = (path: string, sides: Sides): AttributeChange[] => {
  const before = listOf(sides.before);
  const known = listOf(sides.after);
  const after = [
    ...known,
    ...listOf(sides.unknown)
      .slice(known.length)
      .map(() => undefined),
  ];
  const left = indices(before);
  const right: number[] = [];
  for (const at of indices(after)) {
    const twin = left.findIndex((i) => same(before[i], after[at]) && !hasTrue(element(sides.unknown, at)));
    if (twin === -1) right.push(at);
    else left.splice(twin, 1);
  }
  const scalars = [...left.map((i) => before[i]), ...right.map((i) => after[i])].every(isScalar);
  if (scalars && !hasTrue(sides.unknown) && !masksOf(sides).some(hasTrue))
    return left.length + right.length === 0 ? [] : [value(path, flat(before), flat(after))];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, pair) => {
    const [i, j] = [left[pair], right[pair]];
    const at = Math.max(before.length, after.length) > 1 ? `${path}[${j ?? i}]` : path;
    return walk(at, {
      before: element(before, i),
      after: element(after, j),
      unknown: element(sides.unknown, j),
      beforeSensitive: element(sides.beforeSensitive, i),
      afterSensitive: element(sides.afterSensitive, j),
    });
  }).flat();
};

const listOf = (side: unknown): readonly unknown[] =>
  Array.isArray(side) ? side : isUnset(side) ? [] : [side];
const indices = (list: readonly unknown[]): number[] => list.map((_, i) => i);
const isScalar = (side: unknown): boolean => typeof side !== "object" || side === null;

const hasTrue = (mask: unknown): boolean =>
  mask === true ||
  (Array.isArray(mask) && mask.some(hasTrue)) ||
  (isJsonObject(mask) && Object.values(mask).some(hasTrue));

const flat = (side: unknown): string =>
  Array.isArray(side) && side.length > 0 && side.every(isScalar) ? side.map(shown).join(", ") : shown(side);

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Keys in order, unset members left out, JSON texts by what they say: equal where the difference means nothing. */
const canonical = (side: unknown): string => {
  if (isUnset(side)) return "unset";
  const inner = jsonIn(side);
  if (inner !== undefined) return canonical(inner);
  if (Array.isArray(side)) return `[${side.map(canonical).join()}]`;
  if (!isJsonObject(side)) return JSON.stringify(side);
  const members = Object.entries(side as Values).filter(([key, member]) => key !== "//" && !isUnset(member));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).sort()}}`;
};

/** Of a function's new code one line; of tags those that were set here, not their union with the provider's. */
const tidied = (changes: readonly AttributeChange[]): AttributeChange[] => {
  const paths = new Set(changes.map((change) => ("path" in change ? change.path : "")));
  return changes.flatMap((change): AttributeChange[] => {
    if (change.kind !== "value") return [change];
    if (change.path === "source_code_hash")
      return [{ kind: "code", before: short(change.before), after: short(change.after) }];
    if (change.path === "filename" && paths.has("source_code_hash")) return [];
    if (change.path.startsWith("tags_all.") && paths.has(change.path.replace("tags_all", "tags"))) return [];
    return [change];
  });
};

const short = (hash: string): string => (hash === notSet ? hash : hash.slice(0, 8));
