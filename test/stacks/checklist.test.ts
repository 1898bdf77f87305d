import { waivers } from "../../stacks/waivers";
import { installation, type PolicyStatement, type Resource, statementsOf } from "./synthesized";

const stacks = Object.values(
  installation({
    name: "acme",
    environment: "test",
    accountId: "111122223333",
    primaryRegion: "eu-central-1",
    backupRegion: "eu-west-1",
    allowedOrigins: ["https://menu.example"],
  }),
);

interface Rule {
  /** Ids of the scanners' rules; the first names it in waivers. */
  readonly ids: string;
  readonly says: string;
  /** The type of resource that it judges. */
  readonly judges: string;
  readonly holds: (resource: Resource, find: Find, name: string) => boolean;
}

/** A resource of the same stack that stands beside one: `find("aws_s3_bucket_versioning", "raw_versioning")`. */
type Find = (type: string, name: string) => Resource | undefined;

const bucketPart =
  (type: string, part: string, holds: (resource: Resource) => boolean): Rule["holds"] =>
  (_, find, name) => {
    const resource = find(`aws_s3_bucket_${type}`, `${name}_${part}`);
    return resource !== undefined && holds(resource);
  };

const has = (u: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], u);

const policyOf = (resource: Resource): readonly PolicyStatement[] => statementsOf(resource["policy"]);

const deniesWithoutTls = (statements: readonly PolicyStatement[]): boolean =>
  statements.some(
    ({ Effect, Principal, Condition }) =>
      Effect === "Deny" && Principal === "*" && has(Condition, "Bool", "aws:SecureTransport") === "false",
  );

const allows = (statements: readonly PolicyStatement[]) =>
  statements.filter(({ Effect }) => Effect === "Allow");

const isAlone = (value: string): boolean => value === "*";

/** What each group of scanner rules asks, over every resource of both stacks. */
const rules: readonly Rule[] = [
  {
    ids: "CKV53 CKV54 CKV55 CKV56 CKV2 6 T0086 T0087 T0091 T0093 T0094 S3.8 N-S2",
    says: "buckets block public access",
    judges: "aws_s3_bucket",
    holds: bucketPart("public_access_block", "public_access", (block) =>
      ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].every(
        (key) => block[key] === true,
      ),
    ),
  },
  {
    ids: "CKV20 CKV57 CKV375 CKV2 43 CKV2 65 T0092 S3.12",
    says: "buckets have no ACLs",
    judges: "aws_s3_bucket",
    holds: bucketPart(
      "ownership_controls",
      "ownership",
      (controls) => has(controls, "rule", "object_ownership") === "BucketOwnerEnforced",
    ),
  },
  {
    ids: "CKV145 CKV19 T0088 T0132 S3.17",
    says: "buckets are encrypted with a customer key, and bucket keys",
    judges: "aws_s3_bucket",
    holds: bucketPart(
      "server_side_encryption_configuration",
      "encryption",
      (encryption) =>
        has(encryption, "rule", 0, "apply_server_side_encryption_by_default", "sse_algorithm") ===
          "aws:kms" &&
        String(
          has(encryption, "rule", 0, "apply_server_side_encryption_by_default", "kms_master_key_id"),
        ).includes("aws_kms_key.") &&
        has(encryption, "rule", 0, "bucket_key_enabled") === true,
    ),
  },
  {
    ids: "CKV21 T0090 S3.14",
    says: "buckets are versioned",
    judges: "aws_s3_bucket",
    holds: bucketPart(
      "versioning",
      "versioning",
      (versioning) => has(versioning, "versioning_configuration", "status") === "Enabled",
    ),
  },
  {
    ids: "CKV379 S3.5 N-S10",
    says: "buckets speak TLS only",
    judges: "aws_s3_bucket_policy",
    holds: (policy) => deniesWithoutTls(policyOf(policy)),
  },
  {
    ids: "CKV70 S3.2 S3.3 S3.6",
    says: "bucket policies allow nobody outside",
    judges: "aws_s3_bucket_policy",
    holds: (policy) =>
      allows(policyOf(policy)).every(
        ({ Principal, Condition }) =>
          typeof has(Principal, "Service") === "string" &&
          has(Condition, "StringEquals", "aws:SourceAccount") === "111122223333",
      ),
  },
  {
    ids: "CKV93",
    says: "bucket policies lock nobody out",
    judges: "aws_s3_bucket_policy",
    holds: (policy) =>
      policyOf(policy).every(({ Effect, Condition }) => Effect === "Allow" || Condition !== undefined),
  },
  {
    ids: "CKV18 T0089 S3.9 N-S1",
    says: "buckets log access",
    judges: "aws_s3_bucket",
    holds: bucketPart("logging", "access_logging", () => true),
  },
  {
    ids: "CKV2 61 CKV300 S3.10 S3.13",
    says: "buckets have a lifecycle, and drop unfinished uploads",
    judges: "aws_s3_bucket",
    holds: bucketPart(
      "lifecycle_configuration",
      "lifecycle",
      (lifecycle) =>
        has(lifecycle, "rule", 0, "abort_incomplete_multipart_upload", 0, "days_after_initiation") === 7 &&
        has(lifecycle, "rule", 0, "noncurrent_version_expiration", 0) !== undefined,
    ),
  },
  {
    ids: "CKV144 S3.7",
    says: "buckets are replicated",
    judges: "aws_s3_bucket",
    holds: (_, find, name) =>
      find("aws_s3_bucket_replication_configuration", `replication_${name}`) !== undefined,
  },
  {
    ids: "force_destroy",
    says: "buckets cannot be destroyed with their content",
    judges: "aws_s3_bucket",
    holds: (bucket) => bucket["force_destroy"] === undefined,
  },
  {
    ids: "CKV7 T0065 KMS.4 N-KMS5",
    says: "keys rotate",
    judges: "aws_kms_key",
    holds: (key) => key["enable_key_rotation"] === true,
  },
  {
    ids: "CKV227 KMS.3",
    says: "keys are enabled, and deleted after a long wait",
    judges: "aws_kms_key",
    holds: (key) => key["is_enabled"] === true && key["deletion_window_in_days"] === 30,
  },
  {
    ids: "CKV33 CKV2 64 KMS.5",
    says: "key policies name no * principal",
    judges: "aws_kms_key",
    holds: (key) => policyOf(key).every(({ Principal }) => !JSON.stringify(Principal).includes("*")),
  },
  {
    ids: "KMS.1 KMS.2",
    says: "using a key takes a condition",
    judges: "aws_kms_key",
    holds: (key) =>
      policyOf(key).every(
        ({ Action, Condition }) =>
          Condition !== undefined ||
          !Action.some((action) => /Decrypt|Encrypt|DataKey|CreateGrant|kms:\*/.test(action)),
      ),
  },
  {
    ids: "CKV62 CKV63 CKV286 CKV287 CKV288 CKV289 CKV290 IAM.1 IAM.21 T0057 T0342 T0345",
    says: "roles have no wildcard actions, and none over IAM",
    judges: "aws_iam_role_policy",
    holds: (policy) =>
      policyOf(policy).every(({ Action }) =>
        Action.every((action) => !action.includes("*") && !/^(iam|sts):/.test(action)),
      ),
  },
  {
    ids: "N-IAM5 CKV355 CKV356",
    says: "roles act on named resources",
    judges: "aws_iam_role_policy",
    holds: (policy) => policyOf(policy).every(({ Resource }) => !Resource.some(isAlone)),
  },
  {
    ids: "CKV60 CKV61",
    says: "roles trust one service, on this account's behalf",
    judges: "aws_iam_role",
    holds: (role) => {
      const [statement, ...others] = statementsOf(role["assume_role_policy"]);
      return (
        others.length === 0 &&
        typeof has(statement, "Principal", "Service") === "string" &&
        has(statement, "Condition", "StringEquals", "aws:SourceAccount") === "111122223333"
      );
    },
  },
  {
    ids: "CKV274 N-IAM4",
    says: "roles have no managed policies",
    judges: "aws_iam_role",
    holds: (role) => role["managed_policy_arns"] === undefined,
  },
  {
    ids: "CKV173",
    says: "environments are encrypted with a customer key",
    judges: "aws_lambda_function",
    holds: (f) => String(f["kms_key_arn"]).includes("aws_kms_key."),
  },
  {
    ids: "CKV45",
    says: "environments hold no secrets",
    judges: "aws_lambda_function",
    holds: (f) =>
      Object.keys(has(f, "environment", "variables") as object).every(
        (name) => !/SECRET|PASSWORD|TOKEN/.test(name),
      ),
  },
  {
    ids: "CKV50 T0066",
    says: "functions are traced",
    judges: "aws_lambda_function",
    holds: (f) => has(f, "tracing_config", "mode") === "Active",
  },
  {
    ids: "CKV115",
    says: "functions have a limit of concurrency",
    judges: "aws_lambda_function",
    holds: (f) => Number(f["reserved_concurrent_executions"]) > 0,
  },
  {
    ids: "CKV116",
    says: "functions leave dead letters",
    judges: "aws_lambda_function",
    holds: (f) => has(f, "dead_letter_config", "target_arn") !== undefined,
  },
  {
    ids: "CKV363 Lambda.2 N-L1",
    says: "functions run on a current Node",
    judges: "aws_lambda_function",
    holds: (f) => f["runtime"] === "nodejs22.x",
  },
  {
    ids: "CKV117 Lambda.3",
    says: "functions run in a VPC",
    judges: "aws_lambda_function",
    holds: (f) => f["vpc_config"] !== undefined,
  },
  {
    ids: "CKV272",
    says: "code is signed",
    judges: "aws_lambda_function",
    holds: (f) => f["code_signing_config_arn"] !== undefined,
  },
  {
    ids: "one role a function",
    says: "no two functions share a role",
    judges: "aws_lambda_function",
    holds: (f, _, name) => String(f["role"]).includes(`aws_iam_role.${name}_role.`),
  },
  {
    ids: "CKV301 CKV364 T0067 Lambda.1",
    says: "functions are called by one named source",
    judges: "aws_lambda_permission",
    holds: (permission) => permission["principal"] !== "*" && permission["source_arn"] !== undefined,
  },
  {
    ids: "CKV76 T0001 APIGateway.9 N-APIG1",
    says: "the API logs access",
    judges: "aws_apigatewayv2_stage",
    holds: (stage) => has(stage, "access_log_settings", "destination_arn") !== undefined,
  },
  {
    ids: "CKV309 APIGateway.8 N-APIG4",
    says: "routes are authorized",
    judges: "aws_apigatewayv2_route",
    holds: (route) => route["authorization_type"] !== "NONE",
  },
  {
    ids: "throttles",
    says: "the API is throttled",
    judges: "aws_apigatewayv2_stage",
    holds: (stage) => Number(has(stage, "default_route_settings", "throttling_rate_limit")) > 0,
  },
  {
    ids: "T0005",
    says: "the API's default endpoint is off",
    judges: "aws_apigatewayv2_api",
    holds: (api) => api["disable_execute_api_endpoint"] === true,
  },
  {
    ids: "exact CORS",
    says: "CORS names exact origins",
    judges: "aws_apigatewayv2_api",
    holds: (api) =>
      (has(api, "cors_configuration", "allow_origins") as readonly string[]).every((origin) =>
        /^https:\/\/[^*]+$/.test(origin),
      ),
  },
  {
    ids: "CKV27 CKV2 73 T0096 T0135 SQS.1 N-SQS2",
    says: "queues are encrypted with a customer key",
    judges: "aws_sqs_queue",
    holds: (queue) => String(queue["kms_master_key_id"]).includes("aws_kms_key."),
  },
  {
    ids: "N-SQS3",
    says: "queues have a dead-letter queue",
    judges: "aws_sqs_queue",
    holds: (queue) => queue["redrive_policy"] !== undefined,
  },
  {
    ids: "N-SQS4",
    says: "queues speak TLS only",
    judges: "aws_sqs_queue_policy",
    holds: (policy) => deniesWithoutTls(policyOf(policy)),
  },
  {
    ids: "CKV72 CKV168 CKV387 T0097",
    says: "queue policies allow no wildcards",
    judges: "aws_sqs_queue_policy",
    holds: (policy) => allows(policyOf(policy)).length === 0,
  },
  {
    ids: "CKV66 CKV158 CKV338 T0017",
    says: "logs are encrypted and kept for a year",
    judges: "aws_cloudwatch_log_group",
    holds: (group) =>
      String(group["kms_key_id"]).includes("aws_kms_key.") && Number(group["retention_in_days"]) >= 365,
  },
  {
    ids: "CKV82 CKV159 T0006 T0007 Athena.1",
    says: "the workgroup enforces encryption and a scan limit",
    judges: "aws_athena_workgroup",
    holds: (group) =>
      has(group, "configuration", "enforce_workgroup_configuration") === true &&
      has(group, "configuration", "result_configuration", "encryption_configuration", "encryption_option") ===
        "SSE_KMS" &&
      Number(has(group, "configuration", "bytes_scanned_cutoff_per_query")) > 0,
  },
  {
    ids: "CKV297",
    says: "schedules are encrypted, retried, and leave dead letters",
    judges: "aws_scheduler_schedule",
    holds: (schedule) =>
      String(schedule["kms_key_arn"]).includes("aws_kms_key.") &&
      has(schedule, "target", "dead_letter_config", "arn") !== undefined &&
      has(schedule, "target", "retry_policy") !== undefined,
  },
];

const isWaived = (rule: Rule, address: string): boolean =>
  waivers.some(
    ({ rules: ids, where }) => ids.some((id) => rule.ids.startsWith(id)) && where.includes(address),
  );

/** The addresses that a rule judges, and those among them that break it. */
const judged = (rule: Rule) => {
  const addresses = stacks.flatMap(({ resources }) => {
    const find: Find = (type, name) => resources[`${type}.${name}`];
    return Object.entries(resources)
      .filter(([address]) => address.startsWith(`${rule.judges}.`))
      .map(([address, resource]) => ({
        address,
        holds: rule.holds(resource, find, address.slice(rule.judges.length + 1)),
      }));
  });
  return {
    all: addresses.map(({ address }) => address),
    broken: addresses.filter(({ holds }) => !holds).map(({ address }) => address),
  };
};

test.each(rules.map((rule) => [rule.says, rule.ids, rule] as const))("%s (%s)", (_, __, rule) => {
  const { all, broken } = judged(rule);
  expect(all).not.toEqual([]);
  expect(broken.filter((address) => !isWaived(rule, address))).toEqual([]);
});

test("each waiver is needed: what it excuses does break the rule", () => {
  const needless = waivers.flatMap((waiver) =>
    waiver.where
      .filter((address) => address !== "account")
      .filter(
        (address) =>
          !rules.some(
            (rule) =>
              isWaived(rule, address) &&
              waiver.rules.some((id) => rule.ids.startsWith(id)) &&
              judged(rule).broken.includes(address),
          ),
      )
      .map((address) => `${waiver.rules[0]} at ${address}`),
  );
  expect(needless).toEqual([]);
});
