import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Lazy, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { accountRootArn, type Place } from "./arn";
import { policyJson, type Statement } from "./policy";

export interface EncryptionKeyProps extends Place {
  /** `alias/…` */
  readonly alias: string;
  readonly description: string;
  /** What the key may be used for by roles of this account that their own policies allow it to. */
  readonly use: NonNullable<Statement["condition"]>;
  /** Further statements: service principals, with their source conditions. `resources` must be `*`: this key. */
  readonly statements?: readonly Statement[];
  /** `replaceable`: nothing that outlives it is encrypted with it, so Terraform may destroy it. @default precious */
  readonly content?: "precious" | "replaceable";
  /** Of the key's region. @default the stack's own */
  readonly provider?: TerraformProvider;
}

/**
 * A customer-managed key: rotated each year, deleted only after 30 days, as a rule protected from destroy. The account may
 * administer it but not decrypt with it: that takes both a role's own policy and the conditions in `use`. Tables,
 * queues and state machines that it is given to add what their services need.
 */
export class EncryptionKey extends Construct {
  readonly arn: string;
  private readonly statements: Statement[];

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    this.statements = [...accountStatements(props), ...(props.statements ?? [])];
    const key = new KmsKey(this, "Resource", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      isEnabled: true,
      policy: Lazy.stringValue({ produce: () => policyJson(this.statements) }),
      lifecycle: props.content === "replaceable" ? undefined : { preventDestroy: true },
      provider: props.provider,
    });
    new KmsAlias(this, "alias", {
      name: props.alias,
      targetKeyId: key.keyId,
      provider: props.provider,
    });
    this.arn = key.arn;
  }

  /** Lets a service use the key for what it is given to. `resources` must be `*`: this key. */
  allow(statement: Omit<Statement, "effect">): void {
    this.statements.push(statement);
  }
}

const accountStatements = (props: EncryptionKeyProps): readonly Statement[] => {
  const principal = { aws: accountRootArn(props) };
  return [
    {
      sid: "AccountAdministers",
      principal,
      actions: [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DescribeKey",
        "kms:DisableKey",
        "kms:DisableKeyRotation",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListGrants",
        "kms:ListKeyPolicies",
        "kms:ListResourceTags",
        "kms:PutKeyPolicy",
        "kms:RetireGrant",
        "kms:RevokeGrant",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
      ],
      resources: ["*"],
    },
    {
      sid: "AccountUsesThroughRoles",
      principal,
      actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      resources: ["*"],
      condition: props.use,
    },
  ];
};
