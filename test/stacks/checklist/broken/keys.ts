import { broken, set, statement, type Variants } from "./variant";

const key = "aws_kms_key.data_key";
const use = "AccountUsesThroughRoles";

export const brokenKeys: Variants = {
  "keys rotate": broken(key, set("enable_key_rotation", false), set("enable_key_rotation", undefined)),
  "key policies are stated, and name no * principal": broken(
    key,
    set("policy", undefined),
    statement(use, { Principal: "*" }),
    statement(use, { Principal: { AWS: ["*"] } }),
    statement(use, { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }),
  ),
  "keys are enabled, and deleted after a month's wait": broken(
    key,
    set("is_enabled", false),
    set("deletion_window_in_days", 7),
    set("deletion_window_in_days", undefined),
  ),
  "using a key takes a condition on account, service or source": broken(
    key,
    statement(use, { Condition: undefined }),
    statement(use, { Condition: { StringNotEquals: { "kms:CallerAccount": "123456789012" } } }),
    statement(use, { Condition: { StringEquals: { "kms:CallerAccount": "999999999999" } } }),
    statement(use, { Condition: { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } } }),
    statement("AccountAdministers", { Action: "kms:*" }),
  ),
};
