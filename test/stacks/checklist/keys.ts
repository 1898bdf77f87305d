import type { PolicyStatement } from "../synthesized";
import { allows, conditionOf, isOwnAccount, policyOf } from "./policy";
import { account, type Rule, says } from "./rule";

/** Whether it lets a key be used, not only kept. */
export const usesKey = ({ Action }: PolicyStatement): boolean =>
  Action.some((action) => /^(\*|kms:.*(\*|crypt|DataKey|CreateGrant).*)$/i.test(action));

/** Whether it is bound to a service on this account's behalf, to this account, or to what is encrypted in it. */
const isBound = (statement: PolicyStatement): boolean =>
  isOwnAccount(statement) ||
  conditionOf(statement, "kms:CallerAccount").join() === account ||
  contexts.some((context) => {
    const values = conditionOf(statement, `kms:EncryptionContext:${context}`);
    return values.length > 0 && values.every((value) => value.includes(account));
  });

/** What says in an encryption context whose data it is. */
const contexts = ["aws:logs:arn", "aws:s3:arn", "aws:cloudtrail:arn", "SourceArn"];

/** Groups 20 to 23. */
export const keyRules: readonly Rule[] = [
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
      policyOf(resource).length > 0 &&
      allows(policyOf(resource)).every(({ Principal = "*" }) => !JSON.stringify(Principal).includes("*")),
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
    holds: ({ resource }) => allows(policyOf(resource)).filter(usesKey).every(isBound),
  },
];
