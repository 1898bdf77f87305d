import { isJsonObject } from "../../pipeline/event/fieldType";
import type { Values } from "../resource";

/** One statement of a policy: every part as a list, in an order that does not depend on how it was written. */
export interface Statement {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** Undefined in the policy of a role, whose holder is meant. */
  readonly principals: Listed | undefined;
  readonly actions: Listed;
  readonly resources: Listed;
  readonly conditions: readonly Condition[];
  /** Parts that policies do not have, or have not had when this was written: said literally. */
  readonly others: readonly string[];
}

/** A list, or (`NotAction` and its like) everything but a list. */
export interface Listed {
  readonly but: boolean;
  /** Principals are written `Service:…`, `AWS:…`; everybody is `*`. */
  readonly items: readonly string[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

const known = /^(Sid|Effect|(Not)?(Principal|Action|Resource)|Condition)$/;

/** Reads one statement of a policy's JSON. */
export const statementOf = (json: Values): Statement => ({
  sid: typeof json["Sid"] === "string" && json["Sid"] !== "" ? json["Sid"] : undefined,
  effect: json["Effect"] === "Deny" ? "Deny" : "Allow",
  principals: listed(json, "Principal", principalsOf),
  actions: listed(json, "Action", textsOf) ?? { but: false, items: [] },
  resources: listed(json, "Resource", textsOf) ?? { but: false, items: [] },
  conditions: conditionsOf(json["Condition"]),
  others: Object.keys(json)
    .filter((key) => !known.test(key))
    .sort()
    .map((key) => `${key} ${JSON.stringify(json[key])}`),
});

const listed = (json: Values, key: string, items: (value: unknown) => string[]): Listed | undefined => {
  const but = `Not${key}` in json;
  const value = json[but ? `Not${key}` : key];
  return value === undefined || value === null ? undefined : { but, items: items(value) };
};

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String).sort();

const principalsOf = (value: unknown): string[] =>
  isJsonObject(value)
    ? Object.entries(value)
        .flatMap(([kind, names]) =>
          textsOf(names).map((name) => (kind === "AWS" && name === "*" ? "*" : `${kind}:${name}`)),
        )
        .sort()
    : textsOf(value);

const conditionsOf = (value: unknown): readonly Condition[] =>
  Object.entries(isJsonObject(value) ? value : {})
    .flatMap(([operator, byKey]) =>
      Object.entries(isJsonObject(byKey) ? byKey : {}).map(([key, values]) => ({
        operator,
        key,
        values: textsOf(values),
      })),
    )
    .sort((a, b) => (a.operator + a.key < b.operator + b.key ? -1 : 1));
