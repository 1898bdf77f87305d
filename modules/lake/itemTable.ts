import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import { accountRootArn, type Place, tableArn } from "../ground/arn";
import type { EncryptionKey } from "../ground/encryptionKey";
import { idInWords } from "../ground/idInWords";
import type { Statement } from "../ground/policy";
import type { ServiceRole } from "../ground/serviceRole";

export interface ItemTableProps extends Place {
  readonly name: string;
  /** Name of the attribute, a text, that says whose item it is: `USER#…`. */
  readonly partitionKey: string;
  /** Name of the attribute, a text, that orders one owner's items: `DAY#…`. */
  readonly sortKey: string;
  readonly key: EncryptionKey;
  /**
   * `replaceable`: what it holds is worth nothing tomorrow, so nothing keeps copies of it, and it may be destroyed.
   * @default precious
   */
  readonly content?: "precious" | "replaceable";
  /** Name of the attribute with the second (since 1970) after which DynamoDB deletes an item. @default none is deleted */
  readonly expiresAtAttribute?: string;
}

/**
 * A DynamoDB table of small items: paid by the request, encrypted with a customer key; where it is precious, restorable to
 * any second of the last 35 days, protected from deletion by DynamoDB and from destroy by Terraform. No streams: nothing
 * follows it.
 */
export class ItemTable extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ItemTableProps,
  ) {
    super(scope, id);
    refuseNonsense(props);
    const { name, partitionKey, sortKey, key, content = "precious", expiresAtAttribute } = props;
    const isPrecious = content === "precious";
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
      pointInTimeRecovery: isPrecious ? { enabled: true, recoveryPeriodInDays: 35 } : { enabled: false },
      deletionProtectionEnabled: isPrecious,
      streamEnabled: false,
      ttl:
        expiresAtAttribute === undefined ? undefined : { enabled: true, attributeName: expiresAtAttribute },
      ...(isPrecious ? { lifecycle: { preventDestroy: true } } : {}),
    });
  }

  /** Lets a role ask for the items of one owner. Not for all of them: no scan. */
  grantQuery(role: ServiceRole): void {
    this.grant(role, "Query", ["dynamodb:Query"]);
  }

  /** Lets a role count: add to an item, set it, make it, each under a condition. Not delete it, and not read others. */
  grantUpdate(role: ServiceRole): void {
    this.grant(role, "Update", ["dynamodb:UpdateItem"]);
  }

  private grant(role: ServiceRole, what: string, actions: readonly string[]): void {
    for (const statement of tableStatements({ ...this.props, what, id: idInWords(this), actions }))
      role.allow(statement);
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

/** What lets somebody do `actions` to a table, and to its key as far as that takes. */
export const tableStatements = ({
  what,
  id,
  actions,
  ...table
}: Place & {
  readonly name: string;
  readonly key: Pick<EncryptionKey, "arn">;
  /** Begins the names of the statements. */
  readonly what: string;
  /** The table's name in words, which ends them. */
  readonly id: string;
  readonly actions: readonly string[];
}): readonly Statement[] => [
  { sid: `${what}${id}`, actions, resources: [tableArn(table, table.name)] },
  {
    // for reads and writes alike DynamoDB only ever opens the table's own key, in the name of the caller
    sid: `DecryptTo${what}${id}`,
    actions: ["kms:Decrypt"],
    resources: [table.key.arn],
    condition: {
      StringEquals: {
        "kms:ViaService": `dynamodb.${table.region}.amazonaws.com`,
        "kms:EncryptionContext:aws:dynamodb:tableName": table.name,
      },
    },
  },
];

const refuseNonsense = ({ name, partitionKey, sortKey, expiresAtAttribute }: ItemTableProps): void => {
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
