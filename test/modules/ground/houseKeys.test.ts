import { dataKey, operationsKey } from "../../../modules/ground/houseKeys";
import type { Statement } from "../../../modules/ground/policy";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";

const aDataKey = (...further: readonly Statement[]) => {
  const stack = aStack();
  dataKey(stack, "key", aPlace, "alias/acme-test-data", "raw objects and the lake", further);
  return synthesized(stack);
};

const anOperationsKey = () => {
  const stack = aStack();
  operationsKey(stack, "key", aPlace, someNames);
  return synthesized(stack);
};

const statements = (result: ReturnType<typeof aDataKey>) =>
  statementsOf(at(result, "aws_kms_key.key")["policy"]);

test("the key of data is used by this account's roles through S3 of its region, and by nothing else", () => {
  const result = aDataKey();
  expect(at(result, "aws_kms_key.key")["description"]).toBe("Footfall: raw objects and the lake.");
  expect(at(result, "aws_kms_alias.key_alias")["name"]).toBe("alias/acme-test-data");
  expect(statements(result).map(({ Sid, Condition }) => [Sid, Condition])).toEqual([
    ["AccountAdministers", undefined],
    [
      "AccountUsesThroughRoles",
      {
        StringEquals: {
          "kms:CallerAccount": "111122223333",
          "kms:ViaService": "s3.eu-central-1.amazonaws.com",
        },
      },
    ],
  ]);
});

test("a service that also needs the key of data is named by a statement", () => {
  const trail: Statement = {
    sid: "TrailEncrypts",
    principal: { service: "cloudtrail.amazonaws.com" },
    actions: ["kms:GenerateDataKey*"],
    resources: ["*"],
  };
  expect(statements(aDataKey(trail)).slice(2)).toMatchObject([
    { Sid: "TrailEncrypts", Principal: { Service: "cloudtrail.amazonaws.com" } },
  ]);
});

test("the key of operations is used by this account's roles, whichever service asks in their name", () => {
  const result = anOperationsKey();
  expect(at(result, "aws_kms_alias.key_alias")["name"]).toBe("alias/acme-test-operations");
  expect(at(result, "aws_kms_key.key")["description"]).toBe(
    "Footfall: environments, logs, schedules, dead letters and alarms.",
  );
  expect(statements(result)[1]).toMatchObject({
    Sid: "AccountUsesThroughRoles",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
  });
});

test("of services it lets in the logs of functions and API, alarms, budgets and, by grants, Lambda", () => {
  const others = statements(anOperationsKey()).slice(2);
  expect(others.map(({ Sid, Principal }) => [Sid, Principal])).toEqual([
    ["OwnLogGroups", { Service: "logs.eu-central-1.amazonaws.com" }],
    ["Alarms", { Service: "cloudwatch.amazonaws.com" }],
    ["Budgets", { Service: "budgets.amazonaws.com" }],
    ["GrantsToServices", { AWS: "arn:aws:iam::111122223333:root" }],
  ]);
  expect(others[0]?.Condition).toEqual({
    ArnLike: {
      "kms:EncryptionContext:aws:logs:arn": [
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-test-*",
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/acme-test-api",
      ],
    },
  });
  expect(others[3]).toMatchObject({
    Action: ["kms:CreateGrant"],
    Condition: {
      Bool: { "kms:GrantIsForAWSResource": "true" },
      StringEquals: {
        "kms:CallerAccount": "111122223333",
        "kms:ViaService": "lambda.eu-central-1.amazonaws.com",
      },
    },
  });
});
