import { resolve } from "node:path";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config";
import { App, AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { functionArn, type Place } from "../ground/arn";
import { LogGroup } from "../ground/logGroup";
import type { Names } from "../ground/naming";
import { ServiceRole } from "../ground/serviceRole";
import type { Measure } from "../monitoring/measure";
import type { Metric } from "../monitoring/metric";
import { bundle } from "./bundle";
import type { DeadLetterQueue } from "./deadLetterQueue";
import type { ScheduleTarget } from "./scheduleTarget";

/** The settings of a function that an installation may tune. */
export interface FunctionSize {
  readonly memoryMb: number;
  /** As many copies as may run at once, set aside for this function; -1 shares the account's pool. */
  readonly reservedConcurrency: number;
  /** Space in /tmp. @default 512 */
  readonly ephemeralStorageMb?: number;
}

export interface NodeFunctionProps extends Place {
  readonly names: Names;
  /** `handlers/<handler>.ts`, and the last part of the function's name. */
  readonly handler: string;
  /** `handlers/<door>.ts`, where the function has several, of which the configuration chooses. @default `handler` */
  readonly door?: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  /** ARN of the key for its environment and its logs. */
  readonly key: string;
  readonly size: FunctionSize;
  readonly timeoutSeconds: number;
  readonly logRetentionDays: number;
  /**
   * For a function that is called without waiting for its answer: where a call goes that failed for good.
   * @default none: the caller waits, and hears of the failure itself
   */
  readonly deadLetters?: DeadLetterQueue;
}

/**
 * A Node function on Graviton with a role, a log group and a bundle of its own. The role starts with its logs,
 * its traces and its environment; buckets and queues grant the rest (`raw.grantPut(ingest.role, …)`).
 */
export class NodeFunction extends Construct implements ScheduleTarget {
  readonly role: ServiceRole;
  readonly arn: string;
  readonly name: string;
  /** What API Gateway calls. */
  readonly invokeArn: string;
  /** The name of its log group. */
  readonly logGroup: string;
  readonly timeoutSeconds: number;
  readonly size: FunctionSize;
  readonly resource: LambdaFunction;
  readonly starts: Metric;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const { names, handler, door = handler, size, deadLetters } = props;
    this.name = names.regional(handler);
    this.arn = functionArn(props, this.name);
    this.timeoutSeconds = props.timeoutSeconds;
    this.size = size;
    this.starts = this.metric("Invocations");
    const logs = new LogGroup(this, "logs", {
      ...props,
      name: names.functionLogGroup(handler),
      retentionDays: props.logRetentionDays,
    });
    this.logGroup = logs.resource.name;
    this.role = this.ownRole(props, logs);
    const code = new TerraformAsset(this, "code", {
      path: bundle(door, resolve(App.of(this).outdir, "bundles", door)),
      type: AssetType.ARCHIVE,
    });
    this.resource = new LambdaFunction(this, "Resource", {
      functionName: this.name,
      description: props.description,
      role: this.role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      filename: code.path,
      sourceCodeHash: code.assetHash,
      environment: { variables: { ...props.environment } },
      kmsKeyArn: props.key,
      memorySize: size.memoryMb,
      ephemeralStorage: { size: size.ephemeralStorageMb ?? 512 },
      reservedConcurrentExecutions: size.reservedConcurrency,
      timeout: props.timeoutSeconds,
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: names.functionLogGroup(handler) },
      deadLetterConfig: deadLetters && { targetArn: deadLetters.arn },
      // Lambda tries the dead letters of a function that it makes
      dependsOn: [
        logs.resource,
        ...this.role.policies,
        ...(deadLetters === undefined ? [] : [deadLetters.resource]),
      ],
    });
    if (deadLetters !== undefined) {
      deadLetters.grantSend(this.role);
      new LambdaFunctionEventInvokeConfig(this, "async", {
        functionName: this.resource.functionName,
        maximumRetryAttempts: 2,
        maximumEventAgeInSeconds: 3600,
      });
    }
    this.invokeArn = this.resource.invokeArn;
  }

  /** One of Lambda's own metrics of this function, as `Errors` or `Duration` (in milliseconds). */
  metric(name: string): Metric {
    return { namespace: "AWS/Lambda", name, dimensions: { FunctionName: this.name } };
  }

  /** Counts the calls that came to a good end: 0 where there was none. */
  get completed(): Measure {
    return {
      expression: "FILL(starts, 0) - FILL(failures, 0)",
      label: "runs that came to a good end",
      of: {
        starts: { metric: this.starts, statistic: "Sum" },
        failures: { metric: this.metric("Errors"), statistic: "Sum" },
      },
    };
  }

  grantStart(role: ServiceRole): void {
    role.allow({ sid: "Call", actions: ["lambda:InvokeFunction"], resources: [this.arn] });
  }

  private ownRole(props: NodeFunctionProps, logs: LogGroup): ServiceRole {
    const role = new ServiceRole(this, "role", {
      name: props.names.role(props.handler),
      description: props.description,
      service: "lambda.amazonaws.com",
      trust: { StringEquals: { "aws:SourceAccount": props.accountId } },
    });
    role.allow({
      sid: "WriteOwnLogs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${logs.arn}:log-stream:*`],
    });
    role.allow({
      sid: "WriteTraces",
      actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      resources: ["*"],
    });
    role.allow({
      sid: "ReadOwnEnvironment",
      actions: ["kms:Decrypt"],
      resources: [props.key],
      condition: { StringEquals: { "kms:EncryptionContext:aws:lambda:FunctionArn": this.arn } },
    });
    return role;
  }
}
