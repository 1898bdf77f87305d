import { type PolicyStatement, type Resource, statementsOf } from "../synthesized";
import { account } from "./rule";

/** The statements of a resource's policy, none where it has none. `NotAction` means everything: `*`. */
export const policyOf = (resource: Resource | undefined, attribute = "policy"): readonly PolicyStatement[] =>
  resource?.[attribute] === undefined
    ? []
    : statementsOf(resource[attribute]).map((statement) => ({
        ...statement,
        Action: [statement.Action ?? "*"].flat(),
        Resource: [statement.Resource ?? "*"].flat(),
      }));

export const allows = (statements: readonly PolicyStatement[]): readonly PolicyStatement[] =>
  statements.filter(({ Effect }) => Effect === "Allow");

export const denies = (statements: readonly PolicyStatement[]): readonly PolicyStatement[] =>
  statements.filter(({ Effect }) => Effect === "Deny");

/** All that some statements allow. */
export const allowedActions = (statements: readonly PolicyStatement[]): readonly string[] =>
  allows(statements).flatMap(({ Action }) => Action);

/** What a condition can ask that a key *is*: these operators fail where a request has no such key. */
const equalities = ["StringEquals", "StringLike", "ArnEquals", "ArnLike", "ForAnyValue:StringEquals"];

/** The values that a statement's condition asks of a key, under operators that count. AWS reads keys in any case. */
export const conditionOf = (
  { Condition = {} }: PolicyStatement,
  key: string,
  operators: readonly string[] = equalities,
): readonly string[] =>
  Object.entries(Condition)
    .filter(([operator]) => operators.includes(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .filter(([one]) => one.toLowerCase() === key.toLowerCase())
    .flatMap(([, values]) => [values].flat().map(String));

/** Whether it lets in one service and nobody else, on behalf of this account only. */
export const isForOwnService = (statement: PolicyStatement): boolean =>
  /^\{"Service":"[a-z0-9.-]+\.amazonaws\.com"\}$/.test(JSON.stringify(statement.Principal)) &&
  isOwnAccount(statement);

/** Whether it holds for this account only: its condition asks for it. */
export const isOwnAccount = (statement: PolicyStatement): boolean => {
  const sources = ["aws:SourceAccount", "aws:SourceArn"].flatMap((key) => conditionOf(statement, key));
  return sources.length > 0 && sources.every((source) => source.includes(account));
};

/** Whether everybody is refused an action without TLS, on each of these resources, whatever else holds. */
export const isTlsOnly = (
  statements: readonly PolicyStatement[],
  action: string,
  resources: readonly RegExp[],
): boolean =>
  denies(statements).some(
    ({ Principal, Action, Resource, Condition }) =>
      Principal === "*" &&
      Action.includes(action) &&
      resources.every((pattern) => Resource.some((arn) => pattern.test(arn))) &&
      JSON.stringify(Condition) === JSON.stringify({ Bool: { "aws:SecureTransport": "false" } }),
  );
