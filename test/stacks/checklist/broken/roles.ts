import { adding, broken, type Change, referTo, set, statement, type Variants } from "./variant";

const role = "aws_iam_role.compact_role";
const policy = "aws_iam_role_policy.compact_role_policy";
const keys = "aws_iam_role_policy.compact_role_key_policy";
const analysts = "aws_iam_policy.analysts";

const one = "arn:aws:s3:::a-bucket";
const allowing = (Action: string | readonly string[], Resource = one): Change =>
  statement("TooMuch", { Action, Resource });

const trust = (changes: object): Change => statement("Trust", changes, undefined, "assume_role_policy");

export const brokenRoles: Variants = {
  "roles use named keys only": broken(
    keys,
    statement("DecryptRaw", { Resource: ["*"] }),
    statement("DecryptRaw", { Resource: "arn:aws:kms:eu-central-1:123456789012:key/*" }),
    statement("DecryptRaw", { Action: "kms:Re*", Resource: ["*"] }),
  ),
  "nobody is an administrator": broken(
    policy,
    allowing("*"),
    allowing(["s3:GetObject", "s3:*"]),
    statement("TooMuch", { NotAction: ["iam:*"] }),
  ),
  "actions have no wildcards": broken(analysts, allowing("glue:Get*"), allowing("s3:GetObject?")),
  "wildcards in resources stand behind a name": broken(
    analysts,
    allowing("s3:GetObject", "arn:aws:s3:::*"),
    allowing("s3:GetObject", "arn:aws:s3:::trattoria-*"),
    allowing("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/*"),
    allowing("logs:PutLogEvents", "arn:aws:logs:eu-west-1:123456789012:log-group:/*"),
  ),
  "what can be allowed on a named resource is": broken(
    policy,
    allowing("logs:PutLogEvents", "*"),
    statement("TooMuch", { Action: "logs:PutLogEvents", Resource: undefined, NotResource: one }),
  ),
  "nobody can raise their own rights, change code, or get at credentials": broken(
    policy,
    ...[
      "iam:PutRolePolicy",
      "sts:AssumeRole",
      "lambda:UpdateFunctionCode",
      "secretsmanager:GetSecretValue",
      "ssm:GetParameter",
      "kms:CreateGrant",
    ].map((action) => allowing(action)),
  ),
  "data is read and written in named places only": broken(
    policy,
    ...["s3:GetObject", "s3:PutObject", "dynamodb:PutItem", "sqs:SendMessage"].map((action) =>
      allowing(action, "*"),
    ),
  ),
  "nobody manages permissions": broken(
    policy,
    ...["s3:PutBucketPolicy", "s3:PutObjectAcl", "s3:PutBucketPublicAccessBlock", "lambda:AddPermission"].map(
      (action) => allowing(action),
    ),
  ),
  "nobody deletes objects, tables or rows": broken(
    policy,
    allowing("s3:DeleteObjectVersion"),
    allowing("glue:DeleteTable"),
    allowing("dynamodb:DeleteItem"),
  ),
  "roles trust one service, on this account's behalf": broken(
    role,
    trust({ Principal: { AWS: "*" } }),
    trust({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
    trust({ Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] } }),
    trust({ Condition: undefined }),
    trust({ Condition: { StringNotEquals: { "aws:SourceAccount": "123456789012" } } }),
    trust({ Action: ["sts:AssumeRole", "sts:TagSession"] }),
    statement("Another", { Principal: { AWS: "*" }, Action: "sts:AssumeRole" }, role, "assume_role_policy"),
  ),
  "roles have policies of their own, no managed ones of AWS": broken(
    role,
    set("managed_policy_arns", ["arn:aws:iam::aws:policy/AdministratorAccess"]),
    adding("aws_iam_role_policy_attachment.admin", {
      policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
    }),
    adding("aws_iam_role_policy_attachments_exclusive.admin", { policy_arns: [] }),
  ),
  "nobody passes roles on": broken(policy, allowing("iam:PassRole"), allowing("iam:Pass*"), allowing("*")),
  "nobody has all of S3": broken(policy, allowing("s3:*"), allowing("S3:*"), allowing("*")),
  "each function has a role of its own": broken(
    "aws_lambda_function.compact",
    set("role", referTo("aws_iam_role.ingest_role")),
    set("role", referTo("aws_iam_role.compact_role"), "aws_lambda_function.ingest"),
    set("role", "arn:aws:iam::123456789012:role/somebody-elses"),
  ),
};
