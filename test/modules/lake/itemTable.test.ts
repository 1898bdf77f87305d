import { ServiceRole } from "../../../modules/ground/serviceRole";
import { ItemTable, type ItemTableProps } from "../../../modules/lake/itemTable";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aKey, aKeyReference } from "../functions/aKey";

const aTable = (props: Partial<ItemTableProps> = {}) => {
  const stack = aStack();
  const table = new ItemTable(stack, "metrics", {
    ...aPlace,
    name: "acme-metrics",
    partitionKey: "PK",
    sortKey: "SK",
    key: aKey(stack),
    ...props,
  });
  const role = new ServiceRole(stack, "counter", {
    name: "counter",
    description: "Counts.",
    service: "lambda.amazonaws.com",
    trust: { StringEquals: { "aws:SourceAccount": aPlace.accountId } },
  });
  return { stack, table, role };
};

const arn = "arn:aws:dynamodb:eu-central-1:111122223333:table/acme-metrics";

test("a table is paid by the request, encrypted with its key, restorable, and deleted by nobody", () => {
  const table = at(synthesized(aTable().stack), "aws_dynamodb_table.metrics");
  expect(table).toMatchObject({
    name: "acme-metrics",
    table_class: "STANDARD",
    billing_mode: "PAY_PER_REQUEST",
    hash_key: "PK",
    range_key: "SK",
    attribute: [
      { name: "PK", type: "S" },
      { name: "SK", type: "S" },
    ],
    server_side_encryption: { enabled: true, kms_key_arn: aKeyReference },
    point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 },
    deletion_protection_enabled: true,
    lifecycle: { prevent_destroy: true },
    stream_enabled: false,
  });
  expect(table).not.toHaveProperty("ttl");
});

test("it is known by its name and its ARN before it is there", () => {
  const { name, arn: known } = aTable().table;
  expect([name, known]).toEqual(["acme-metrics", arn]);
});

test("items expire where an attribute says when", () => {
  const { stack } = aTable({ expiresAtAttribute: "expires_at" });
  expect(at(synthesized(stack), "aws_dynamodb_table.metrics")["ttl"]).toEqual({
    enabled: true,
    attribute_name: "expires_at",
  });
});

test("a table whose content is worth nothing tomorrow keeps no copies and may go; it is encrypted all the same", () => {
  const table = at(synthesized(aTable({ content: "replaceable" }).stack), "aws_dynamodb_table.metrics");
  expect(table).toMatchObject({
    server_side_encryption: { enabled: true, kms_key_arn: aKeyReference },
    point_in_time_recovery: { enabled: false },
    deletion_protection_enabled: false,
  });
  expect(table).not.toHaveProperty("lifecycle");
});

test("grantQuery and grantUpdate let a role do that, to this table, with its key and nothing else", () => {
  const { stack, table, role } = aTable();
  table.grantQuery(role);
  table.grantUpdate(role);
  const throughTheTable = {
    Condition: {
      StringEquals: {
        "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com",
        "kms:EncryptionContext:aws:dynamodb:tableName": "acme-metrics",
      },
    },
  };
  const key = { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [aKeyReference], ...throughTheTable };
  expect(allowedTo(synthesized(stack), "counter")).toEqual([
    { Sid: "QueryMetrics", Effect: "Allow", Action: ["dynamodb:Query"], Resource: [arn] },
    { Sid: "UpdateMetrics", Effect: "Allow", Action: ["dynamodb:UpdateItem"], Resource: [arn] },
    { Sid: "DecryptToQueryMetrics", ...key },
    { Sid: "DecryptToUpdateMetrics", ...key },
  ]);
});

test("the key lets callers use it through DynamoDB, and DynamoDB keep a grant for upkeep", () => {
  const statements = statementsOf(at(synthesized(aTable().stack), "aws_kms_key.key")["policy"]).slice(-2);
  const throughDynamodb = {
    "kms:CallerAccount": aPlace.accountId,
    "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com",
  };
  const account = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Resource: ["*"],
  };
  expect(statements).toEqual([
    {
      ...account,
      Sid: "CallersOfMetrics",
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      Condition: { StringEquals: throughDynamodb },
    },
    {
      ...account,
      Sid: "UpkeepOfMetrics",
      Action: ["kms:CreateGrant"],
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, StringEquals: throughDynamodb },
    },
  ]);
});

test.each([
  [{ name: "no" }, 'table: name must be 3 to 255 letters, digits, dots, dashes and underscores, not "no"'],
  [{ sortKey: "PK" }, 'table acme-metrics: attribute "PK" is named twice, must be unique'],
  [{ expiresAtAttribute: "SK" }, 'table acme-metrics: attribute "SK" is named twice, must be unique'],
])("%j is refused", (props, message) => {
  expect(() => aTable(props)).toThrow(message);
});
