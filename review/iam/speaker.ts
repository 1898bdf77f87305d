import type { Place } from "../change";
import { nameOf, type Resource, textAt, type Values } from "../resource";

/** Turns ARNs and references into words; one for each stack, because names are known within it. */
export interface Speaker {
  /** `queue acme-prod-dead-letters`, `KMS key data_key`; what has no words is said literally. */
  readonly noun: (arn: string) => string;
  /** Where in S3 an ARN points: `under raw/` in a bucket; undefined for what is elsewhere. */
  readonly inBucket: (arn: string) => InBucket | undefined;
  /** The short name of a role, from its name or a reference to it. */
  readonly role: (role: unknown) => string;
}

/** Objects, or the bucket itself. */
export interface InBucket {
  /** Quoted. */
  readonly bucket: string;
  /** `under raw/`, `anywhere`; undefined for the bucket itself. */
  readonly where: string | undefined;
}

const quoted = (text: string): string => `\`${text.replaceAll("`", "'")}\``;

/** Knows a stack's resources by their ARNs, once they exist, and by references to them before. */
export const speakerOf = (resources: readonly Resource[], place: Place): Speaker => {
  const byArn = new Map<string, Resource>();
  for (const resource of resources) {
    const arn = textAt(resource.values, "arn");
    if (arn !== undefined && !arn.includes("${")) byArn.set(arn, resource);
  }
  const named = (text: string): string | undefined => {
    const known = byArn.get(text);
    if (known !== undefined && kinds[known.type] !== undefined) return titleOf(known.type, known.address);
    const [, address, rest] = /^\$\{([\w-]+\.[\w-]+)\.(?:arn|id|name)\}(.*)$/s.exec(text) ?? [];
    if (address === undefined) return undefined;
    const title = titleOf(address.slice(0, address.indexOf(".")), address);
    return rest === "" || rest === undefined ? title : `${title} followed by ${quoted(rest)}`;
  };
  const noun = (arn: string): string => named(arn) ?? spokenArn(arn, place) ?? quoted(arn);
  return {
    noun,
    inBucket: (arn) => (named(arn) === undefined ? s3Of(arn) : undefined),
    role: (role) => {
      const text = String(role);
      const [, address] = /^\$\{(aws_iam_role\.[\w-]+)\.\w+\}$/.exec(text) ?? [];
      const byName = resources.find(
        ({ type, values }) => type === "aws_iam_role" && (values["name"] === text || values["id"] === text),
      );
      const found = address ?? byName?.address;
      return found === undefined ? `role ${quoted(text)}` : shortRole(found);
    },
  };
};

/** `ingest` for the role `aws_iam_role.ingest_role`. */
export const shortRole = (address: string): string => nameOf(address).replace(/_role$/, "");

/** What a resource is called in a sentence: `KMS key data_key`, `table metrics`. */
export const titleOf = (type: string, address: string): string =>
  `${kinds[type] ?? type} ${quoted(nameOf(address))}`;

/** The name that a resource's own policy is about. */
export const ownName = ({
  type,
  address,
  values,
}: {
  type: string;
  address: string;
  values: Values;
}): string =>
  type === "aws_iam_role" && typeof values["name"] === "string"
    ? `role ${quoted(values["name"])}`
    : titleOf(type, address);

const kinds: Readonly<Record<string, string>> = {
  aws_kms_key: "KMS key",
  aws_s3_bucket: "bucket",
  aws_sqs_queue: "queue",
  aws_sns_topic: "topic",
  aws_lambda_function: "function",
  aws_dynamodb_table: "table",
  aws_cloudwatch_log_group: "log group",
  aws_sfn_state_machine: "state machine",
  aws_iam_role: "role",
  aws_iam_policy: "policy",
  aws_cloudfront_distribution: "CloudFront distribution",
  aws_apigatewayv2_api: "API",
  aws_athena_workgroup: "workgroup",
};

const spokenArn = (arn: string, place: Place): string | undefined => {
  if (arn === "*") return "any resource";
  const s3 = s3Of(arn);
  if (s3 !== undefined) return s3.where === undefined ? `bucket ${s3.bucket}` : `${s3.where} in ${s3.bucket}`;
  const [, service = "", region = "", account = "", rest = ""] =
    /^arn:aws:([^:]*):([^:]*):([^:]*):(.+)$/s.exec(arn) ?? [];
  const words = service === "" ? undefined : nounOf(service, rest);
  return words === undefined ? undefined : `${words}${elsewhere(region, account, place)}`;
};

/** Where it is not the stack's own place, and where it is none that the ARN names. */
const elsewhere = (region: string, account: string, place: Place): string =>
  (region === "" || region === place.region ? "" : region === "*" ? " in any region" : ` in ${region}`) +
  (account === "" || account === place.accountId
    ? ""
    : account === "*"
      ? " of any account"
      : ` of account ${account}`);

const s3Of = (arn: string): InBucket | undefined => {
  const [, name, key] = /^arn:aws:s3:::([^/]+)(?:\/(.*))?$/s.exec(arn) ?? [];
  if (name === undefined) return undefined;
  const bucket = quoted(name);
  if (key === undefined) return { bucket, where: undefined };
  if (key === "*") return { bucket, where: "anywhere" };
  const prefix = /^([^*?]*)\*$/.exec(key)?.[1];
  return { bucket, where: prefix === undefined ? `at ${quoted(key)}` : `under ${quoted(prefix)}` };
};

const nounOf = (service: string, rest: string): string | undefined => {
  for (const [pattern, words] of nouns) {
    const match = pattern.exec(`${service}:${rest}`);
    if (match !== null) return match.slice(1).reduce((text, part) => text.replace("{}", quoted(part)), words);
  }
  return undefined;
};

/** The first that fits. Each `{}` takes one group, so that every part of the ARN is said. */
const nouns: readonly (readonly [RegExp, string])[] = [
  [/^kms:key\/\*$/, "any KMS key"],
  [/^kms:key\/(.+)$/, "KMS key {}"],
  [/^kms:(alias\/.+)$/, "KMS key {}"],
  [/^sqs:([^:/]+)$/, "queue {}"],
  [/^sns:([^:/]+)$/, "topic {}"],
  [/^lambda:function:\*$/, "any function"],
  [/^lambda:function:([^:]+)$/, "function {}"],
  [/^lambda:function:([^:]+):(.+)$/, "function {} as {}"],
  [/^logs:log-group:(.+):log-stream:\*$/, "streams of log group {}"],
  [/^logs:log-group:(.+):log-stream:(.+)$/, "the log group {}'s stream {}"],
  [/^logs:log-group:(.+):\*$/, "log group {} and its streams"],
  [/^logs:log-group:(.+)$/, "log group {}"],
  [/^dynamodb:table\/([^/]+)$/, "table {}"],
  [/^dynamodb:table\/([^/]+)\/index\/\*$/, "the indexes of table {}"],
  [/^dynamodb:table\/([^/]+)\/(.+)$/, "table {}'s {}"],
  [/^states:stateMachine:([^:]+)$/, "state machine {}"],
  [/^states:execution:([^:]+):\*$/, "executions of state machine {}"],
  [/^states:execution:([^:]+):(.+)$/, "the state machine {}'s execution {}"],
  [/^states:mapRun:([^:]+):(.+)$/, "the state machine {}'s map run {}"],
  [/^scheduler:schedule-group\/(.+)$/, "schedule group {}"],
  [/^scheduler:schedule\/([^/]+)\/(.+)$/, "the schedule group {}'s schedule {}"],
  [/^athena:workgroup\/(.+)$/, "workgroup {}"],
  [/^athena:datacatalog\/(.+)$/, "data catalog {}"],
  [/^glue:catalog$/, "the Glue catalog"],
  [/^glue:database\/(.+)$/, "Glue database {}"],
  [/^glue:table\/([^/]+)\/\*$/, "any table of Glue database {}"],
  [/^glue:table\/([^/]+)\/(.+)$/, "the Glue database {}'s table {}"],
  [/^iam:root$/, "the account"],
  [/^iam:role\/(.+)$/, "role {}"],
  [/^iam:policy\/(.+)$/, "policy {}"],
  [/^cloudfront:distribution\/(.+)$/, "CloudFront distribution {}"],
  [/^cloudwatch:alarm:(.+)$/, "alarm {}"],
  [/^execute-api:([^/]+)\/(.+)$/, "API {} at {}"],
  [/^cloudtrail:trail\/(.+)$/, "trail {}"],
  [/^events:rule\/(.+)$/, "event rule {}"],
];
