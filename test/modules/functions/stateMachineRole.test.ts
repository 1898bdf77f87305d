import { stateMachineRole } from "../../../modules/functions/stateMachineRole";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aKeyArn } from "../monitoring/aWatch";

const aStateMachineRole = () => {
  const stack = aStack();
  stateMachineRole(stack, "role", {
    ...aPlace,
    roleName: "acme-shards-eu-central-1",
    description: "Runs shards.",
    stateMachine: "acme-shards",
    key: aKeyArn,
  });
  return synthesized(stack);
};

const machine = "arn:aws:states:eu-central-1:111122223333:stateMachine:acme-shards";
const execution = "arn:aws:states:eu-central-1:111122223333:execution:acme-shards";
const itself = [machine, `${machine}/*`];

test("Step Functions assumes it for that state machine of this account, and for its map", () => {
  const role = at(aStateMachineRole(), "aws_iam_role.role");
  expect(role).toMatchObject({ name: "acme-shards-eu-central-1", description: "Runs shards." });
  expect(statementsOf(role["assume_role_policy"])).toMatchObject([
    {
      Principal: { Service: "states.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": itself },
      },
    },
  ]);
});

test("it starts and follows executions of itself, delivers its log, traces and encrypts, and does no task yet", () => {
  const allow = { Effect: "Allow" };
  expect(allowedTo(aStateMachineRole(), "role")).toEqual([
    { ...allow, Sid: "StartOwnMap", Action: ["states:StartExecution"], Resource: [machine] },
    {
      ...allow,
      Sid: "FollowOwnMap",
      Action: ["states:DescribeExecution", "states:StopExecution"],
      Resource: [`${execution}:*`, `${execution}/*`],
    },
    {
      ...allow,
      Sid: "DeliverLogs",
      Action: [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
      ],
      Resource: ["*"],
    },
    {
      ...allow,
      Sid: "WriteTraces",
      Action: [
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
      ],
      Resource: ["*"],
    },
    {
      ...allow,
      Sid: "EncryptExecutions",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [aKeyArn],
      Condition: { StringLike: { "kms:EncryptionContext:aws:states:stateMachineArn": itself } },
    },
    {
      ...allow,
      Sid: "EncryptLogs",
      Action: ["kms:GenerateDataKey"],
      Resource: [aKeyArn],
      Condition: {
        StringLike: { "kms:EncryptionContext:SourceArn": "arn:aws:logs:eu-central-1:111122223333:*" },
      },
    },
  ]);
});
