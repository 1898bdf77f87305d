import type { Speaker } from "./speaker";
import type { Condition } from "./statement";

/** A condition as a clause: `the call is not over TLS`. Keys and operators without words are said literally. */
export const conditionPhrase = ({ operator, key, values }: Condition, speaker: Speaker): string => {
  const whole = wholes[`${operator} ${key} ${values.join()}`];
  if (whole !== undefined) return whole;
  const [, quantifier, base = "", ifExists] =
    /^(ForAnyValue:|ForAllValues:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (base === "Null" && values.length === 1 && quantifier === undefined)
    return `${keyPhrase(key)} is ${values[0] === "true" ? "not given" : "given"}`;
  const verb = verbs[base];
  if (verb === undefined)
    return `\`${operator}\` holds for ${keyPhrase(key)} and ${spokenValues(values, "", speaker)}`;
  const subject =
    quantifier === "ForAnyValue:"
      ? `at least one of ${keyPhrase(key)}`
      : quantifier === "ForAllValues:"
        ? `each of ${keyPhrase(key)}, if any,`
        : keyPhrase(key);
  return `${subject} ${verb} ${spokenValues(values, verb, speaker)}${ifExists === undefined ? "" : " (or is not given)"}`;
};

/** What a condition key stands for, in words that no other key has; its literal name where there are none. */
export const keyPhrase = (key: string): string => {
  const context = /^kms:EncryptionContext:(.+)$/.exec(key)?.[1];
  if (context !== undefined) return `the encryption context \`${context}\``;
  return nouns[key] ?? `\`${key}\``;
};

/** Every condition that is said as a whole, as `operator key value`. */
export const spokenWholes = (): Readonly<Record<string, string>> => wholes;

const spokenValues = (values: readonly string[], verb: string, speaker: Speaker): string =>
  values.map((value) => spokenValue(value, speaker)).join(verb.includes(" not") ? " nor " : " or ") ||
  "nothing";

const spokenValue = (value: string, speaker: Speaker): string =>
  /^(arn:|\$\{)/.test(value) ? speaker.noun(value) : `\`${value.replaceAll("`", "'")}\``;

const wholes: Readonly<Record<string, string>> = {
  "Bool aws:SecureTransport false": "the call is not over TLS",
  "Bool aws:SecureTransport true": "the call is over TLS",
  "NumericLessThan s3:TlsVersion 1.2": "the call's TLS is older than 1.2",
  "Bool kms:GrantIsForAWSResource true": "it is for an AWS service",
  "Bool s3:ObjectCreationOperation true": "the call completes an object",
};

const verbs: Readonly<Record<string, string>> = {
  StringEquals: "is",
  StringNotEquals: "is not",
  StringEqualsIgnoreCase: "is, in any case of letters,",
  StringNotEqualsIgnoreCase: "is not, in any case of letters,",
  StringLike: "is like",
  StringNotLike: "is not like",
  NumericEquals: "equals",
  NumericNotEquals: "does not equal",
  NumericLessThan: "is less than",
  NumericLessThanEquals: "is at most",
  NumericGreaterThan: "is more than",
  NumericGreaterThanEquals: "is at least",
  DateEquals: "is the time",
  DateNotEquals: "is not the time",
  DateLessThan: "is before",
  DateLessThanEquals: "is at the latest",
  DateGreaterThan: "is after",
  DateGreaterThanEquals: "is at the earliest",
  Bool: "has the truth value",
  BinaryEquals: "is the binary",
  IpAddress: "is within",
  NotIpAddress: "is not within",
  ArnEquals: "is exactly",
  ArnNotEquals: "is not exactly",
  ArnLike: "matches",
  ArnNotLike: "does not match",
};

const nouns: Readonly<Record<string, string>> = {
  "aws:SourceAccount": "the account on whose behalf the service acts",
  "aws:SourceArn": "the resource on whose behalf the service acts",
  "aws:SourceIp": "the caller's address",
  "aws:PrincipalArn": "the caller",
  "aws:PrincipalAccount": "the caller's account",
  "aws:PrincipalOrgID": "the caller's organization",
  "aws:RequestedRegion": "the region of the call",
  "aws:ViaAWSService": "whether a service passes the call on",
  "aws:SecureTransport": "whether the call is over TLS",
  "aws:CalledVia": "the services that pass the call on",
  "kms:ViaService": "the service that passes the call on",
  "kms:CallerAccount": "the account that calls the key",
  "kms:ResourceAliases": "the key's aliases",
  "kms:GrantIsForAWSResource": "whether the grant is for a service",
  "kms:GrantOperations": "what the grant allows",
  "s3:prefix": "the prefix that is listed",
  "s3:TlsVersion": "the version of TLS",
  "s3:x-amz-server-side-encryption": "the encryption that the call names",
  "s3:x-amz-server-side-encryption-aws-kms-key-id": "the KMS key that the call names",
  "s3:if-match": "the call's If-Match",
  "s3:if-none-match": "the call's If-None-Match",
  "s3:ObjectCreationOperation": "whether the call completes an object",
  "iam:PassedToService": "the service that the role is handed to",
  "lambda:FunctionUrlAuthType": "the URL's authorization",
  "lambda:FunctionArn": "the function",
  "dynamodb:LeadingKeys": "the items' partition keys",
  "dynamodb:Attributes": "the items' attributes",
  "cloudwatch:namespace": "the metric's namespace",
  "sns:Protocol": "the subscription's protocol",
  "sns:Endpoint": "the subscription's endpoint",
};
