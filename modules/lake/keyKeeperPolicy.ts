import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import type { Place } from "../ground/arn";
import type { EncryptionKey } from "../ground/encryptionKey";
import { policyJson } from "../ground/policy";
import { tableStatements } from "./itemTable";

export interface KeyKeeperPolicyProps extends Place {
  readonly name: string;
  readonly description: string;
  /** The table of keys, and what encrypts it. */
  readonly table: string;
  readonly key: EncryptionKey;
}

/**
 * What people need who issue keys (`npm run keys`), to attach to their roles: list the records of keys, put one, and look
 * at one whose put was answered oddly. No key is ever deleted: one that is revoked stays, for its id stands in the lake.
 */
export class KeyKeeperPolicy extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { name, description, table, key, ...place }: KeyKeeperPolicyProps,
  ) {
    super(scope, id);
    const policy = new IamPolicy(this, "Resource", {
      name,
      description,
      policy: policyJson(
        tableStatements({
          ...place,
          name: table,
          key,
          what: "Keep",
          id: "Keys",
          actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
        }),
      ),
    });
    this.arn = policy.arn;
  }
}
