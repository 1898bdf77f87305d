import type { DeployedResource } from "./deployedResources";

/**
 * ARNs of the account that some resource mentions although nothing has them: the stacks write ARNs from names, so a
 * wrong name would only be noticed when a service looks for it. `absent` are the names of what could not be applied.
 */
export const danglingArns = (
  resources: readonly DeployedResource[],
  accountId: string,
  absent: readonly string[],
): readonly string[] => {
  const existing = resources.flatMap(({ values }) => ownArns(values));
  const isKnown = (arn: string): boolean =>
    notOfInstallation(accountId).some((pattern) => pattern.test(arn)) ||
    existing.some((own) => leadsTo(arn, own)) ||
    absent.some((name) => namedIn(arn).includes(name));
  return resources.flatMap(({ address, values }) =>
    [...new Set(mentioned(values, accountId))]
      .filter((arn) => !isKnown(arn))
      .map((arn) => `${address}: ${arn}`),
  );
};

/** The account itself, and those of its budgets and event rules that a service's condition can only name by `*`. */
const notOfInstallation = (accountId: string): readonly RegExp[] => [
  new RegExp(`^arn:aws:iam::${accountId}:root$`),
  new RegExp(`^arn:aws:[a-z]+:[a-z0-9-]*:${accountId}:\\*$`),
];

/** The names in an ARN: `table/visits/index/*` names `table`, `visits`, `index` and `*`. */
const namedIn = (arn: string): readonly string[] => arn.split(/[:/]/).slice(5);

/** A resource's own ARN, under whatever name its type gives it. */
const ownArns = (values: DeployedResource["values"]): readonly string[] =>
  [values["arn"], values["execution_arn"]].filter((arn) => typeof arn === "string");

/** Whether an ARN names a resource, something in it, or, by wildcards, resources of its kind. */
const leadsTo = (arn: string, own: string): boolean =>
  arn === own ||
  (arn.startsWith(own) && /^[/:]/.test(arn.slice(own.length))) ||
  (arn.includes("*") && new RegExp(`^${arn.split("*").map(escaped).join(".*")}$`).test(own));

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");

function* mentioned(value: unknown, accountId: string): Generator<string> {
  if (typeof value === "string") {
    for (const [arn] of value.matchAll(/arn:aws:[a-z0-9-]+:[a-z0-9-]*:\d*:[^\s"'\\,]+/g))
      if (arn.includes(`:${accountId}:`) || arn.startsWith("arn:aws:s3:::")) yield arn;
  } else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) yield* mentioned(inner, accountId);
}
