import type { PolicyStatement } from "../synthesized";
import { statementsOf } from "../synthesized";
import { account, allows, conditionsOf, policyOf, type Rule, says, valuesAt } from "./rule";

const usesKey = ({ Action }: PolicyStatement): boolean =>
  Action.some((action) => /Decrypt|Encrypt|DataKey|CreateGrant|kms:\*/.test(action));

const rolePolicies = ["aws_iam_role_policy", "aws_iam_policy"] as const;

/** Actions that know no resources: AWS takes nothing but `*` for them. */
const withoutResources = new Set([
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "logs:CreateLogDelivery",
  "logs:CreateLogStream",
  "logs:GetLogDelivery",
  "logs:UpdateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutLogEvents",
  "logs:PutResourcePolicy",
  "logs:DescribeResourcePolicies",
  "logs:DescribeLogGroups",
  "athena:ListDataCatalogs",
  "athena:ListEngineVersions",
  "athena:ListWorkGroups",
]);

/** Groups 20 to 33. */
export const keyAndRoleRules: readonly Rule[] = [
  {
    group: 20,
    ids: ["CKV7", "T0065", "KMS.4", "N-KMS5"],
    says: "keys rotate",
    judges: "aws_kms_key",
    holds: ({ resource }) => says(resource, { enable_key_rotation: true }),
  },
  {
    group: 21,
    ids: ["CKV33", "CKV2 64", "KMS.5"],
    says: "key policies are stated, and name no * principal",
    judges: "aws_kms_key",
    holds: ({ resource }) =>
      policyOf(resource).every(({ Principal }) => !JSON.stringify(Principal).includes("*")),
  },
  {
    group: 22,
    ids: ["CKV227", "KMS.3"],
    says: "keys are enabled, and deleted after a month's wait",
    judges: "aws_kms_key",
    holds: ({ resource }) => says(resource, { is_enabled: true, deletion_window_in_days: 30 }),
  },
  {
    group: 23,
    ids: ["†key-use"],
    says: "using a key takes a condition on account, service or source",
    judges: "aws_kms_key",
    holds: ({ resource }) =>
      policyOf(resource)
        .filter(usesKey)
        .every((statement) =>
          Object.entries(conditionsOf(statement)).some(
            ([key, values]) =>
              /^(kms:ViaService|kms:CallerAccount|aws:SourceAccount|aws:SourceArn|AWS:SourceArn)$/.test(
                key,
              ) ||
              (key.startsWith("kms:EncryptionContext:") &&
                values.every((value) => value.includes(account) || value.includes("arn:aws:s3:::"))),
          ),
        ),
  },
  {
    group: 24,
    ids: ["KMS.1", "KMS.2"],
    says: "roles use named keys only",
    judges: rolePolicies,
    holds: ({ resource }) =>
      policyOf(resource)
        .filter(usesKey)
        .every(({ Resource }) => Resource.every((key) => !key.includes("*"))),
  },
  {
    group: 25,
    ids: ["CKV62", "CKV63", "IAM.1"],
    says: "nobody is an administrator",
    judges: rolePolicies,
    holds: ({ resource }) =>
      policyOf(resource).every(({ Action }) => Action.every((action) => !/^(\*|\w+:\*)$/.test(action))),
  },
  {
    group: 26,
    ids: ["IAM.21", "T0057", "N-IAM5"],
    says: "actions have no wildcards",
    judges: rolePolicies,
    holds: ({ resource }) =>
      policyOf(resource).every(({ Action }) => Action.every((action) => !action.includes("*"))),
  },
  {
    group: 27,
    ids: ["CKV355", "CKV356", "N-IAM5"],
    says: "what can be allowed on a named resource is",
    judges: rolePolicies,
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        ({ Action, Resource }) =>
          !Resource.includes("*") || Action.every((action) => withoutResources.has(action)),
      ),
  },
  {
    group: 28,
    ids: ["CKV286", "CKV287", "CKV288", "CKV289", "CKV290"],
    says: "nobody can raise their own rights, change code, or read secrets",
    judges: rolePolicies,
    holds: ({ resource }) =>
      policyOf(resource).every(({ Action }) =>
        Action.every(
          (action) =>
            !/^(iam|sts|organizations|secretsmanager|ssm|ec2):/.test(action) &&
            !/^(lambda:(Update|Create|Add)|kms:(CreateGrant|Put)|s3:PutBucketPolicy|s3:Delete)/.test(action),
        ),
      ),
  },
  {
    group: 29,
    ids: ["CKV60", "CKV61"],
    says: "roles trust one service, on this account's behalf",
    judges: "aws_iam_role",
    holds: ({ resource }) => {
      const [statement, ...others] = statementsOf(resource["assume_role_policy"]);
      return (
        others.length === 0 &&
        valuesAt(statement, "Principal.Service").length === 1 &&
        says(statement, { "Condition.StringEquals.aws:SourceAccount": account })
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
      Object.keys(stack.resources).every((address) => !address.startsWith("aws_iam_role_policy_attachment.")),
  },
  {
    group: 31,
    ids: ["T0342"],
    says: "nobody passes roles on",
    judges: rolePolicies,
    holds: ({ resource }) => policyOf(resource).every(({ Action }) => !Action.includes("iam:PassRole")),
  },
  {
    group: 32,
    ids: ["T0345"],
    says: "nobody has all of S3",
    judges: rolePolicies,
    holds: ({ resource }) => policyOf(resource).every(({ Action }) => !Action.includes("s3:*")),
  },
  {
    group: 33,
    ids: ["†one-role"],
    says: "each function has a role of its own",
    judges: "aws_lambda_function",
    holds: ({ resource, stack }) =>
      Object.entries(stack.resources).filter(
        ([address, other]) =>
          address.startsWith("aws_lambda_function.") && other["role"] === resource["role"],
      ).length === 1,
  },
];
