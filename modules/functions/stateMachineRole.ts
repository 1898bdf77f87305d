import type { Construct } from "constructs";
import { allLogsArn, executionArns, type Place, stateMachineArn } from "../ground/arn";
import { ServiceRole } from "../ground/serviceRole";

export interface StateMachineRoleProps extends Place {
  readonly roleName: string;
  readonly description: string;
  /** The name of the state machine. */
  readonly stateMachine: string;
  /** ARN of the key for its definition, its executions and its log. */
  readonly key: string;
}

/**
 * The role of an encrypted, logged and traced state machine with a distributed map: it may start and stop executions of
 * itself, which is what such a map consists of. What its tasks do is granted by whom they do it to.
 */
export const stateMachineRole = (scope: Construct, id: string, props: StateMachineRoleProps): ServiceRole => {
  const { accountId, stateMachine, key } = props;
  const arn = stateMachineArn(props, stateMachine);
  /** The map's own executions are those of `<state machine>/<label>`. */
  const itself = [arn, `${arn}/*`];
  const role = new ServiceRole(scope, id, {
    name: props.roleName,
    description: props.description,
    service: "states.amazonaws.com",
    trust: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": itself } },
  });
  role.allow({ sid: "StartOwnMap", actions: ["states:StartExecution"], resources: [arn] });
  role.allow({
    sid: "FollowOwnMap",
    actions: ["states:DescribeExecution", "states:StopExecution"],
    resources: executionArns(props, stateMachine),
  });
  role.allow({
    sid: "DeliverLogs",
    actions: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    resources: ["*"],
  });
  role.allow({
    sid: "WriteTraces",
    actions: [
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ],
    resources: ["*"],
  });
  role.allow({
    sid: "EncryptExecutions",
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    resources: [key],
    condition: { StringLike: { "kms:EncryptionContext:aws:states:stateMachineArn": itself } },
  });
  role.allow({
    sid: "EncryptLogs",
    actions: ["kms:GenerateDataKey"],
    resources: [key],
    condition: { StringLike: { "kms:EncryptionContext:SourceArn": allLogsArn(props) } },
  });
  return role;
};
