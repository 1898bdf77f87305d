import type { Construct } from "constructs";
import { EncryptionKey } from "../../../modules/ground/encryptionKey";
import { aPlace } from "../aStack";

/** A key that the account's roles may use for anything, as that of operations. */
export const aKey = (scope: Construct): EncryptionKey =>
  new EncryptionKey(scope, "key", {
    ...aPlace,
    alias: "alias/acme",
    description: "A key.",
    use: { StringEquals: { "kms:CallerAccount": aPlace.accountId } },
  });

/** What the key's ARN reads as before it exists. */
export const aKeyReference = `\${aws_kms_key.key.arn}`;
