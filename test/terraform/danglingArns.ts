import type { DeployedResource } from "./deployedResources";

/**
 * ARNs of the account that some resource mentions although nothing has them: the stacks write ARNs from names, so a
 * wrong name would only be noticed when a service looks for it.
 */
export const danglingArns = (
  resources: readonly DeployedResource[],
  accountId: string,
): readonly string[] => {
  const existing = resources.flatMap((resource) => ownArns(resource, accountId));
  const isKnown = (arn: string): boolean =>
    notOfInstallation(accountId).some((pattern) => pattern.test(arn)) ||
    existing.some((own) => leadsTo(arn, own));
  return resources.flatMap(({ address, values }) =>
    [...new Set(mentioned(values, accountId))]
      .filter((arn) => !isKnown(arn))
      .map((arn) => `${address}: ${arn}`),
  );
};

/** What every account has, and what a service's condition can only name by `*`. */
const notOfInstallation = (accountId: string): readonly RegExp[] => [
  new RegExp(`^arn:aws:iam::${accountId}:root$`),
  new RegExp(`^arn:aws:glue:[a-z0-9-]+:${accountId}:(catalog|database/default)$`),
  new RegExp(`^arn:aws:athena:[a-z0-9-]+:${accountId}:datacatalog/AwsDataCatalog$`),
  new RegExp(`^arn:aws:[a-z]+:[a-z0-9-]*:${accountId}:\\*$`),
];

/** A resource's own ARNs, under whatever names its type gives them. */
const ownArns = ({ type, values }: DeployedResource, accountId: string): readonly string[] => {
  const { arn, execution_arn: api, dashboard_arn: dashboard, id } = values;
  // moto writes a distribution's ARN with the account in the region's place
  if (type === "aws_cloudfront_distribution") return [`arn:aws:cloudfront::${accountId}:distribution/${id}`];
  const own = [arn, api, dashboard].filter((one) => typeof one === "string");
  return type === "aws_sfn_state_machine"
    ? [...own, ...own.map((machine) => machine.replace(":stateMachine:", ":execution:"))]
    : own;
};

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
