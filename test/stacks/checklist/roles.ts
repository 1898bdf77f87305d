import type { PolicyStatement } from "../synthesized";
import { usesKey } from "./keys";
import { allowedActions, allows, conditionOf, isForOwnService, policyOf } from "./policy";
import { account, isCustomerKey, meantBy, type Rule, type Subject } from "./rule";

/** Every policy of what somebody may do; those of users and groups too, should there ever be some. */
const policies = ["aws_iam_role_policy", "aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy"];

const allowed = ({ resource }: Subject): readonly PolicyStatement[] => allows(policyOf(resource));

const allowsNothingLike =
  (forbidden: RegExp) =>
  ({ resource }: Subject): boolean =>
    allowedActions(policyOf(resource)).every((action) => action.includes(":") && !forbidden.test(action));

/** Actions that know no resources, or of which Step Functions' delivery of logs needs all: `*` is what they take. */
const withoutResources = new Set([
  "athena:ListDataCatalogs",
  "athena:ListWorkGroups",
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
]);

/** Whether wildcards stand behind the name of a thing only: `bucket/*`, `table/database/*`; not `key/*`. */
const isNamed = (arn: string): boolean => {
  const [literal = "", ...wildcards] = arn.split(/[*?]/);
  const names = literal.split(/[:/]+/).length - 1;
  return wildcards.length === 0 || names >= (arn.startsWith("arn:aws:s3:::") ? 4 : 7);
};

/** Groups 24 to 33. */
export const roleRules: readonly Rule[] = [
  {
    group: 24,
    ids: ["KMS.1", "KMS.2"],
    says: "roles use named keys only",
    judges: policies,
    holds: (policy) =>
      allowed(policy)
        .filter(usesKey)
        .every(({ Resource }) => Resource.every(isCustomerKey)),
  },
  {
    group: 25,
    ids: ["CKV62", "CKV63", "IAM.1"],
    says: "nobody is an administrator",
    judges: policies,
    holds: allowsNothingLike(/^[\w*]*:?\*$/),
  },
  {
    group: 26,
    ids: ["IAM.21", "T0057"],
    says: "actions have no wildcards",
    judges: policies,
    holds: allowsNothingLike(/[*?]/),
  },
  {
    group: 26,
    ids: ["N-IAM5"],
    says: "wildcards in resources stand behind a name",
    judges: policies,
    holds: (policy) =>
      allowed(policy).every(({ Resource }) => Resource.every((arn) => arn === "*" || isNamed(arn))),
  },
  {
    group: 27,
    ids: ["CKV355", "CKV356"],
    says: "what can be allowed on a named resource is",
    judges: policies,
    holds: (policy) =>
      allowed(policy).every(
        ({ Action, Resource }) =>
          !Resource.includes("*") || Action.every((action) => withoutResources.has(action)),
      ),
  },
  {
    group: 28,
    ids: ["CKV286", "CKV287"],
    says: "nobody can raise their own rights, change code, or get at credentials",
    judges: policies,
    holds: allowsNothingLike(
      /^(iam|sts|sso|organizations|secretsmanager|ssm|ec2|cloudformation|glue:\w*DevEndpoint|lambda:(Update|Create|Add|Put)|states:(Update|Create)|kms:CreateGrant)/i,
    ),
  },
  {
    group: 28,
    ids: ["CKV288", "CKV290"],
    says: "data is read and written in named places only",
    judges: policies,
    holds: (policy) =>
      allowed(policy).every(
        ({ Action, Resource }) =>
          !Action.some((action) => /^(s3|dynamodb|sqs|sns|athena|glue|lambda|states|kms):/i.test(action)) ||
          Resource.every((arn) => arn !== "*") ||
          Action.every((action) => withoutResources.has(action)),
      ),
  },
  {
    group: 28,
    ids: ["CKV289"],
    says: "nobody manages permissions",
    judges: policies,
    holds: (policy) =>
      allowed(policy)
        .flatMap(({ Action }) => Action)
        .every(
          (action) =>
            withoutResources.has(action) ||
            !/:(Put|Delete|Add|Remove|Attach|Detach|Set|Create)\w*(Polic|Permission|Acl|Grant|PublicAccess)/i.test(
              action,
            ),
        ),
  },
  {
    group: 28,
    ids: ["†no-delete"],
    says: "nobody deletes objects, tables or rows",
    judges: policies,
    holds: allowsNothingLike(/^(s3|dynamodb|glue):(Batch)?Delete/i),
  },
  {
    group: 29,
    ids: ["CKV60", "CKV61"],
    says: "roles trust one service, on this account's behalf",
    judges: "aws_iam_role",
    holds: ({ resource }) => {
      const [statement, ...others] = policyOf(resource, "assume_role_policy");
      return (
        statement !== undefined &&
        others.length === 0 &&
        isForOwnService(statement) &&
        statement.Action.join() === "sts:AssumeRole" &&
        conditionOf(statement, "aws:SourceAccount", ["StringEquals"]).join() === account
      );
    },
  },
  {
    group: 30,
    ids: ["CKV274", "N-IAM4"],
    says: "roles have policies of their own, no managed ones of AWS",
    judges: "aws_iam_role",
    holds: ({ resource, stack }) =>
      resource["managed_policy_arns"] === undefined &&
      Object.keys(stack.resources).every((address) => !/^aws_iam_\w*policy_attachment/.test(address)),
  },
  {
    group: 31,
    ids: ["T0342"],
    says: "nobody passes roles on",
    judges: policies,
    holds: allowsNothingLike(/^iam:(Pass|\*)/i),
  },
  {
    group: 32,
    ids: ["T0345"],
    says: "nobody has all of S3",
    judges: policies,
    holds: allowsNothingLike(/^s3:\*/i),
  },
  {
    group: 33,
    ids: ["†one-role"],
    says: "each function has a role of its own",
    judges: "aws_lambda_function",
    holds: ({ resource, stack }) =>
      meantBy(stack, "aws_iam_role", resource["role"]) !== undefined &&
      Object.values(stack.resources).filter(
        ({ role, function_name }) => function_name && role === resource["role"],
      ).length === 1,
  },
];
