import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import { Construct } from "constructs";
import { maxShards } from "../../pipeline/raw/rawKey";
import { allLogsArn, type Place, stateMachineArn } from "../ground/arn";
import type { EncryptionKey } from "../ground/encryptionKey";
import { idInWords } from "../ground/idInWords";
import { encryptLogGroups, LogGroup } from "../ground/logGroup";
import type { Names } from "../ground/naming";
import type { ServiceRole } from "../ground/serviceRole";
import type { Measure } from "../monitoring/measure";
import type { Metric } from "../monitoring/metric";
import { compactionStates } from "./compactionStates";
import type { NodeFunction } from "./nodeFunction";
import type { ScheduleTarget } from "./scheduleTarget";
import { stateMachineRole } from "./stateMachineRole";

export interface ShardedCompactionProps extends Place {
  readonly names: Names;
  /** The last part of the state machine's name. */
  readonly part: string;
  /** For its definition, its executions and its log; it must be one that others than S3 may use. */
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
  readonly compact: NodeFunction;
  /** An hour's shards, 2 or more: one alone needs no state machine. */
  readonly shards: number;
  /** Shards compacted at once. @default the copies set aside for the function; where none are, 10 */
  readonly shardsAtOnce?: number;
}

/**
 * Compacts hours that are too large for one call: the compactor is called for each shard, some at once, and then once
 * more for all. A shard that fails hinders no other, and is tried again by that last call, whose failing is the
 * execution's.
 *
 * The last call also takes away what two shards hold, neither having seen the other. It reads raw objects only where
 * that is so, or where a shard failed; else it compares sidecars.
 *
 * An execution may overlap with the one before it, and with a call by hand, without harm: each unit is committed by
 * conditional puts against what its compactor has seen. Of two that work on one unit the second finds the first's
 * commit, and has nothing to do or starts over from a new look; data files are never named twice, and none is deleted.
 * What an overlap costs is time: calls beyond the function's copies are refused, and tried again later.
 */
export class ShardedCompaction extends Construct implements ScheduleTarget {
  readonly arn: string;
  readonly name: string;
  readonly starts: Metric;
  readonly resource: SfnStateMachine;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ShardedCompactionProps,
  ) {
    super(scope, id);
    const { accountId, region, names, compact, key } = props;
    const shardsAtOnce = shardsAtOnceOf(props);
    this.name = names.regional(props.part);
    this.arn = stateMachineArn(props, this.name);
    this.starts = this.metric("ExecutionsStarted");
    // Step Functions needs no resource policy that grows with each group under this prefix
    const logGroup = `/aws/vendedlogs/states/${this.name}`;
    this.allowLogs(props, logGroup);
    const logs = new LogGroup(this, "log", {
      accountId,
      region,
      name: logGroup,
      key: key.arn,
      retentionDays: props.logRetentionDays,
    });
    const role = stateMachineRole(this, "role", {
      accountId,
      region,
      roleName: names.role(props.part),
      description: "Calls the compactor for each shard, and then for all.",
      stateMachine: this.name,
      key: key.arn,
    });
    role.allow({ sid: "CallCompact", actions: ["lambda:InvokeFunction"], resources: [compact.arn] });
    this.resource = new SfnStateMachine(this, "Resource", {
      name: this.name,
      type: "STANDARD",
      roleArn: role.arn,
      definition: JSON.stringify(compactionStates(compact, props.shards, shardsAtOnce)),
      publish: false,
      loggingConfiguration: {
        level: "ALL",
        includeExecutionData: false,
        logDestination: `${logs.arn}:*`,
      },
      tracingConfiguration: { enabled: true },
      encryptionConfiguration: {
        type: "CUSTOMER_MANAGED_KMS_KEY",
        kmsKeyId: key.arn,
        kmsDataKeyReusePeriodSeconds: 300,
      },
      dependsOn: [logs.resource, compact.resource, ...role.policies],
    });
  }

  /** One of Step Functions' own metrics of this state machine, as `ExecutionsFailed`. */
  metric(name: string): Metric {
    return { namespace: "AWS/States", name, dimensions: { StateMachineArn: this.arn } };
  }

  /** Counts the executions that came to a good end, the call for all shards with them: 0 where there was none. */
  get completed(): Measure {
    return {
      expression: "FILL(succeeded, 0)",
      label: "executions that came to a good end",
      of: { succeeded: { metric: this.metric("ExecutionsSucceeded"), statistic: "Sum" } },
    };
  }

  /** What an execution is started with is encrypted too: AWS does not say whether in the name of who starts it. */
  grantStart(role: ServiceRole): void {
    role.allow({ sid: "Start", actions: ["states:StartExecution"], resources: [this.arn] });
    role.allow({
      sid: "EncryptStart",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [this.props.key.arn],
      condition: { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": this.arn } },
    });
  }

  /** The group is encrypted by CloudWatch; lines on their way to it by the state machine, and opened by their carrier. */
  private allowLogs(props: ShardedCompactionProps, logGroup: string): void {
    const id = idInWords(this);
    props.key.allow({ ...encryptLogGroups(props, [logGroup]), sid: `LogGroupOf${id}` });
    props.key.allow({
      sid: `LogDeliveryOf${id}`,
      principal: { service: "delivery.logs.amazonaws.com" },
      actions: ["kms:Decrypt"],
      resources: ["*"],
      condition: { StringLike: { "kms:EncryptionContext:SourceArn": allLogsArn(props) } },
    });
  }
}

const shardsAtOnceOf = (props: ShardedCompactionProps): number => {
  const { part, shards, shardsAtOnce, compact } = props;
  const refuse = (what: string): never => {
    throw new Error(`state machine ${part}: ${what}`);
  };
  if (!Number.isInteger(shards) || shards < 2 || shards > maxShards)
    refuse(`shards must be 2 to ${maxShards}, not ${shards}`);
  const copies = compact.size.reservedConcurrency;
  // 0 stops the function; to Step Functions it would mean all at once
  const atOnce = shardsAtOnce ?? (copies < 0 ? 10 : Math.max(1, copies));
  if (!Number.isInteger(atOnce) || atOnce < 1) refuse(`shardsAtOnce must be 1 or more, not ${atOnce}`);
  if (copies > 0 && atOnce > copies)
    refuse(`shardsAtOnce must be at most the ${copies} of the function's reservedConcurrency, not ${atOnce}`);
  return atOnce;
};
