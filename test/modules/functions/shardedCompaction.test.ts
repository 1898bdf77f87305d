import { NodeFunction } from "../../../modules/functions/nodeFunction";
import { ShardedCompaction, type ShardedCompactionProps } from "../../../modules/functions/shardedCompaction";
import { ServiceRole } from "../../../modules/ground/serviceRole";
import { CompactionOrder } from "../../../pipeline/compaction/compactionOrder";
import { decode } from "../../../pipeline/event/decode";
import { allowedTo, at, type PolicyStatement, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKey, aKeyReference } from "./aKey";

const aStateMachine = (props: Partial<ShardedCompactionProps> = {}, reservedConcurrency = 4) => {
  const stack = aStack();
  const key = aKey(stack);
  const compact = new NodeFunction(stack, "compact", {
    ...aPlace,
    names: someNames,
    handler: "compact",
    description: "Compacts.",
    environment: { LOOKBACK_HOURS: "24" },
    key: key.arn,
    size: { memoryMb: 256, reservedConcurrency },
    timeoutSeconds: 900,
    logRetentionDays: 365,
  });
  const target = new ShardedCompaction(stack, "compact_shards", {
    ...aPlace,
    names: someNames,
    part: "compact-shards",
    key,
    logRetentionDays: 365,
    compact,
    shards: 3,
    ...props,
  });
  return { stack, target };
};

const stateMachineArn = "arn:aws:states:eu-central-1:111122223333:stateMachine:acme-test-compact-shards";
const functionArn = "arn:aws:lambda:eu-central-1:111122223333:function:acme-test-compact";

const stateMachine = (props: Partial<ShardedCompactionProps> = {}, reservedConcurrency?: number) =>
  at(synthesized(aStateMachine(props, reservedConcurrency).stack), "aws_sfn_state_machine.compact_shards");

/** What of a definition is looked at here. */
interface Call {
  readonly Arguments: { readonly FunctionName: string; readonly Payload: unknown };
  readonly TimeoutSeconds: number;
  readonly Retry: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
}
interface Definition {
  readonly StartAt: string;
  readonly States: {
    readonly EachShard: Readonly<Record<string, unknown>> & {
      readonly Items: readonly unknown[];
      readonly ItemProcessor: {
        readonly ProcessorConfig: unknown;
        readonly States: { readonly CompactShard: Call };
      };
    };
    readonly CompactAll: Call;
  };
}

const definition = (props: Partial<ShardedCompactionProps> = {}, reservedConcurrency?: number): Definition =>
  JSON.parse(String(stateMachine(props, reservedConcurrency)["definition"]));

test("each shard is ordered from the compactor, some at once, and then all of them", () => {
  const { StartAt, States } = definition();
  expect(StartAt).toBe("EachShard");
  expect(States.EachShard).toMatchObject({
    Type: "Map",
    Items: [{ shard: "00" }, { shard: "01" }, { shard: "02" }],
    MaxConcurrency: 4,
    ToleratedFailurePercentage: 100,
    Next: "CompactAll",
  });
  expect(States.EachShard.ItemProcessor.ProcessorConfig).toEqual({
    Mode: "DISTRIBUTED",
    ExecutionType: "STANDARD",
  });
  const { CompactShard } = States.EachShard.ItemProcessor.States;
  expect(CompactShard.Arguments).toEqual({ FunctionName: functionArn, Payload: "{% $states.input %}" });
  expect(States.CompactAll).toMatchObject({
    Arguments: { FunctionName: functionArn, Payload: {} },
    End: true,
  });
});

test("its orders are those that the compactor takes", () => {
  const { States } = definition({ shards: 64 });
  const orders = [...States.EachShard.Items, States.CompactAll.Arguments.Payload].map((order) =>
    decode(CompactionOrder, order),
  );
  expect(orders.map((order) => (order.kind === "valid" ? order.value : order))).toEqual([
    ...Array.from({ length: 64 }, (_, shard) => ({ shard })),
    {},
  ]);
});

test("calls outlast the function, and are tried again: long when Lambda is busy, twice when the function failed", () => {
  const { States } = definition();
  for (const call of [States.CompactAll, States.EachShard.ItemProcessor.States.CompactShard]) {
    expect(call.TimeoutSeconds).toBe(960);
    expect(call.Retry.map(({ ErrorEquals, MaxAttempts }) => [ErrorEquals, MaxAttempts])).toEqual([
      [expect.arrayContaining(["Lambda.TooManyRequestsException", "Lambda.ServiceException"]), 10],
      [["States.ALL"], 2],
    ]);
  }
});

test("Terraform reads the definition as it is written: nothing in it is a template", () => {
  expect(String(stateMachine()["definition"])).not.toMatch(/[$%]\{/);
});

test("at once are as many as the function's copies, ten where none are set aside, and never all by a 0", () => {
  const atOnce = (props: Partial<ShardedCompactionProps>, copies: number) =>
    definition(props, copies).States.EachShard["MaxConcurrency"];
  expect([atOnce({}, 7), atOnce({}, -1), atOnce({}, 0)]).toEqual([7, 10, 1]);
  expect([atOnce({ shardsAtOnce: 2 }, 7), atOnce({ shardsAtOnce: 40 }, -1)]).toEqual([2, 40]);
});

test.each<[Partial<ShardedCompactionProps>, string]>([
  [{ shards: 1 }, "shards must be 2 to 64, not 1"],
  [{ shards: 65 }, "shards must be 2 to 64, not 65"],
  [{ shardsAtOnce: 0 }, "shardsAtOnce must be 1 or more, not 0"],
  [{ shardsAtOnce: 5 }, "shardsAtOnce must be at most the 4 of the function's reservedConcurrency, not 5"],
])("%j is refused", (props, message) => {
  expect(() => aStateMachine(props)).toThrow(`state machine compact-shards: ${message}`);
});

test("it is encrypted, traced, and logs what happened but no data", () => {
  const { stack } = aStateMachine();
  const result = synthesized(stack);
  expect(at(result, "aws_sfn_state_machine.compact_shards")).toMatchObject({
    name: "acme-test-compact-shards",
    type: "STANDARD",
    logging_configuration: {
      level: "ALL",
      include_execution_data: false,
      log_destination:
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/states/acme-test-compact-shards:*",
    },
    tracing_configuration: { enabled: true },
    encryption_configuration: {
      type: "CUSTOMER_MANAGED_KMS_KEY",
      kms_key_id: aKeyReference,
      kms_data_key_reuse_period_seconds: 300,
    },
    depends_on: [
      "aws_cloudwatch_log_group.compact_shards_log",
      "aws_lambda_function.compact",
      "aws_iam_role_policy.compact_shards_role_policy",
      "aws_iam_role_policy.compact_shards_role_key_policy",
    ],
  });
  expect(at(result, "aws_cloudwatch_log_group.compact_shards_log")).toMatchObject({
    name: "/aws/vendedlogs/states/acme-test-compact-shards",
    kms_key_id: aKeyReference,
  });
});

describe("what its role may do, to the letter", () => {
  const result = synthesized(aStateMachine().stack);
  const statements = allowedTo(result, "compact_shards_role");
  const statement = (sid: string): Partial<PolicyStatement> | undefined =>
    statements.find(({ Sid }) => Sid === sid);

  test("call the compactor, start and stop its own map's executions, encrypt them", () => {
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      "StartOwnMap",
      "FollowOwnMap",
      "DeliverLogs",
      "WriteTraces",
      "CallCompact",
      "EncryptExecutions",
      "EncryptLogs",
    ]);
    expect(statement("CallCompact")).toMatchObject({
      Action: ["lambda:InvokeFunction"],
      Resource: [functionArn],
    });
    expect(statement("StartOwnMap")).toMatchObject({
      Action: ["states:StartExecution"],
      Resource: [stateMachineArn],
    });
    const executions = "arn:aws:states:eu-central-1:111122223333:execution:acme-test-compact-shards";
    expect(statement("FollowOwnMap")).toMatchObject({
      Action: ["states:DescribeExecution", "states:StopExecution"],
      Resource: [`${executions}:*`, `${executions}/*`],
    });
    expect(statement("EncryptExecutions")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [aKeyReference],
      Condition: {
        StringLike: {
          "kms:EncryptionContext:aws:states:stateMachineArn": [stateMachineArn, `${stateMachineArn}/*`],
        },
      },
    });
    expect(statement("EncryptLogs")).toMatchObject({
      Action: ["kms:GenerateDataKey"],
      Resource: [aKeyReference],
      Condition: {
        StringLike: { "kms:EncryptionContext:SourceArn": "arn:aws:logs:eu-central-1:111122223333:*" },
      },
    });
  });

  test("on all resources only what knows none: log deliveries and traces", () => {
    const onAll = statements.filter(({ Resource }) => Resource.includes("*"));
    expect(onAll.flatMap(({ Action }) => Action)).toEqual([
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]);
  });

  test("Step Functions may assume it for this state machine only", () => {
    const role = at(result, "aws_iam_role.compact_shards_role");
    expect(statementsOf(role["assume_role_policy"])[0]).toMatchObject({
      Principal: { Service: "states.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": aPlace.accountId },
        ArnLike: { "aws:SourceArn": [stateMachineArn, `${stateMachineArn}/*`] },
      },
    });
  });

  test("the key lets CloudWatch encrypt its log group, and those open lines that carry them there", () => {
    const [group, delivery] = statementsOf(at(result, "aws_kms_key.key")["policy"]).slice(-2);
    expect(group).toMatchObject({
      Sid: "LogGroupOfCompactShards",
      Principal: { Service: "logs.eu-central-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": [
            "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/states/acme-test-compact-shards",
          ],
        },
      },
    });
    expect(delivery).toMatchObject({
      Sid: "LogDeliveryOfCompactShards",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ["kms:Decrypt"],
      Resource: ["*"],
      Condition: {
        StringLike: { "kms:EncryptionContext:SourceArn": "arn:aws:logs:eu-central-1:111122223333:*" },
      },
    });
  });
});

test("a schedule can start it, encrypt what it starts it with, and see that it did", () => {
  const { stack, target } = aStateMachine();
  const role = new ServiceRole(stack, "clock", {
    name: "clock",
    description: "Starts.",
    service: "scheduler.amazonaws.com",
    trust: { StringEquals: { "aws:SourceAccount": aPlace.accountId } },
  });
  target.grantStart(role);
  expect(allowedTo(synthesized(stack), "clock")).toEqual([
    { Sid: "Start", Effect: "Allow", Action: ["states:StartExecution"], Resource: [stateMachineArn] },
    {
      Sid: "EncryptStart",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [aKeyReference],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": stateMachineArn } },
    },
  ]);
  expect({ arn: target.arn, starts: target.starts }).toEqual({
    arn: stateMachineArn,
    starts: {
      namespace: "AWS/States",
      name: "ExecutionsStarted",
      dimensions: { StateMachineArn: stateMachineArn },
    },
  });
});
