import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import { accountRootArn, type Place, tableArn } from "../ground/arn";
import type { EncryptionKey } from "../ground/encryptionKey";
import { idInWords } from "../ground/idInWords";
import type { ServiceRole } from "../ground/serviceRole";

export interface CounterTableProps extends Place {
  readonly name: string;
  /** Name of the attribute, a text, that says whose counters an item holds: `USER#…`. */
  readonly partitionKey: string;
  /** Name of the attribute, a text, that orders one owner's items: `DAY#…`. */
  readonly sortKey: string;
  readonly key: EncryptionKey;
  /** Name of the attribute with the second (since 1970) after which DynamoDB deletes an item. @default none is deleted */
  readonly expiresAtAttribute?: string;
}

/**
 * A DynamoDB table of counters: paid by the request, encrypted with a customer key, restorable to any second of the
 * last 35 days, protected from deletion by DynamoDB and from destroy by Terraform. No streams: nothing follows it.
 */
export class CounterTable extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CounterTableProps,
  ) {
    super(scope, id);
    refuseNonsense(props);
    const { name, partitionKey, sortKey, key, expiresAtAttribute } = props;
    this.name = name;
    this.arn = tableArn(props, name);
    this.allowKeyUse();
    new DynamodbTable(this, "Resource", {
      name,
      billingMode: "PAY_PER_REQUEST",
      tableClass: "STANDARD",
      hashKey: partitionKey,
      rangeKey: sortKey,
      attribute: [
        { name: partitionKey, type: "S" },
        { name: sortKey, type: "S" },
      ],
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
      deletionProtectionEnabled: true,
      streamEnabled: false,
      ttl:
        expiresAtAttribute === undefined ? undefined : { enabled: true, attributeName: expiresAtAttribute },
      lifecycle: { preventDestroy: true },
    });
  }

  /** Lets a role read one item, or the items of one owner. Not all of them: no scan. */
  grantRead(role: ServiceRole): void {
    this.grant(role, "Read", ["dynamodb:GetItem", "dynamodb:Query"]);
  }

  /** Lets a role count: add to an item, set it, make it, each under a condition. Not delete it, and not read others. */
  grantUpdate(role: ServiceRole): void {
    this.grant(role, "Update", ["dynamodb:UpdateItem"]);
  }

  private grant(role: ServiceRole, what: string, actions: readonly string[]): void {
    const { name, key, region } = this.props;
    const id = idInWords(this);
    role.allow({ sid: `${what}${id}`, actions, resources: [this.arn] });
    role.allow({
      // for reads and writes alike DynamoDB only ever opens the table's own key, in the name of the caller
      sid: `DecryptTo${what}${id}`,
      actions: ["kms:Decrypt"],
      resources: [key.arn],
      condition: {
        StringEquals: {
          "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
          "kms:EncryptionContext:aws:dynamodb:tableName": name,
        },
      },
    });
  }

  /**
   * Callers use the key through DynamoDB, as far as their own policies go. Whoever makes the table hands DynamoDB a
   * grant, by which it looks after the table, its backups and its indexes when nobody calls.
   */
  private allowKeyUse(): void {
    const { accountId, region, key } = this.props;
    const principal = { aws: accountRootArn(this.props) };
    const id = idInWords(this);
    const throughDynamodb = {
      "kms:CallerAccount": accountId,
      "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    };
    key.allow({
      sid: `CallersOf${id}`,
      principal,
      actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      resources: ["*"],
      condition: { StringEquals: throughDynamodb },
    });
    key.allow({
      sid: `UpkeepOf${id}`,
      principal,
      actions: ["kms:CreateGrant"],
      resources: ["*"],
      condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, StringEquals: throughDynamodb },
    });
  }
}

const refuseNonsense = ({ name, partitionKey, sortKey, expiresAtAttribute }: CounterTableProps): void => {
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(name))
    throw new Error(
      `table: name must be 3 to 255 letters, digits, dots, dashes and underscores, not "${name}"`,
    );
  const attributes = [
    partitionKey,
    sortKey,
    ...(expiresAtAttribute === undefined ? [] : [expiresAtAttribute]),
  ];
  const repeated = attributes.find((attribute, i) => attributes.indexOf(attribute) !== i);
  if (repeated !== undefined)
    throw new Error(`table ${name}: attribute "${repeated}" is named twice, must be unique`);
};
