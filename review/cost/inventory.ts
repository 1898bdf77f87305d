import { type Resource, textAt, valueAt } from "../resource";
import { runsPerMonth } from "./runsPerMonth";

/** What of the stacks an estimate depends on. */
export interface Inventory {
  readonly count: (type: string) => number;
  readonly ofType: (type: string) => readonly Resource[];
  /** The memory of the function that events arrive at. */
  readonly ingestMemoryGb: number | undefined;
  /** The memory of each function that a queue tells of new objects. */
  readonly queueFedMemoryGb: readonly number[];
  /** The memory of the function that makes one object of many batches; undefined where each request's is put at once. */
  readonly packerMemoryGb: number | undefined;
  /** What runs by the clock. */
  readonly schedules: readonly ScheduledWork[];
  readonly replicatedBuckets: number;
  readonly timeControl: boolean;
  /** Custom metrics that are paid for the months in which something is written to them. */
  readonly metricsOfUse: number;
  /** Some role may write into a table: a table alone takes no events. */
  readonly isCounted: boolean;
  /** A table forgets what is written into it: requests of each key are counted there. */
  readonly isRateCounted: boolean;
  /** Functions whose calls are traced. */
  readonly tracedFunctions: number;
}

export interface ScheduledWork {
  readonly address: string;
  readonly runsPerMonth: number | undefined;
  readonly isCompaction: boolean;
  readonly isRollUp: boolean;
  readonly memoryGb: number | undefined;
}

/** Reads the inventory of an installation from the resources of all its stacks. */
export const inventoryOf = (resources: readonly Resource[]): Inventory => {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const functions = ofType("aws_lambda_function");
  const functionIn = (text: string | undefined): Resource | undefined =>
    functions.find(
      ({ address, values }) =>
        text?.includes(`\${${address}.`) === true || namesIn(text).includes(String(values["function_name"])),
    );
  const fed = ofType("aws_lambda_event_source_mapping").flatMap(
    ({ values }) => functionIn(textAt(values, "function_name")) ?? [],
  );
  const replications = ofType("aws_s3_bucket_replication_configuration");
  return {
    count: (type) => ofType(type).length,
    ofType,
    ingestMemoryGb: memoryGbOf(functionIn(textAt(eventsIntegration(ofType)?.values, "integration_uri"))),
    queueFedMemoryGb: fed.filter((each) => !isPacker(each)).flatMap((each) => memoryGbOf(each) ?? []),
    packerMemoryGb: functions.some(sendsBatches) ? memoryGbOf(fed.find(isPacker)) : undefined,
    schedules: ofType("aws_scheduler_schedule").map(({ address, values }) => {
      const target = textAt(values, "target.arn");
      return {
        address,
        runsPerMonth: runsPerMonth(textAt(values, "schedule_expression") ?? ""),
        isCompaction: /compact/.test(`${target} ${textAt(values, "name")}`),
        isRollUp: /roll[-_]up/.test(`${target} ${textAt(values, "name")}`),
        memoryGb: memoryGbOf(functionIn(target)),
      };
    }),
    replicatedBuckets: replications.length,
    timeControl: replications.some(
      ({ values }) => textAt(values, "rule.destination.replication_time.status") === "Enabled",
    ),
    metricsOfUse: metricsOfUse(ofType),
    isCounted:
      ofType("aws_dynamodb_table").length > 0 &&
      ofType("aws_iam_role_policy").some(({ values }) =>
        /dynamodb:(UpdateItem|PutItem|BatchWriteItem)/.test(String(values["policy"])),
      ),
    isRateCounted: ofType("aws_dynamodb_table").some(({ values }) => valueAt(values, "ttl.enabled") === true),
    tracedFunctions: functions.filter(({ values }) => textAt(values, "tracing_config.mode") === "Active")
      .length,
  };
};

/** Hands batches to a queue, and puts none itself. */
const sendsBatches = ({ values }: Resource): boolean =>
  valueAt(values, "environment.variables.BATCH_QUEUE") !== undefined;

const isPacker = ({ address, values }: Resource): boolean =>
  /\bpack\b/.test(`${address} ${String(values["function_name"])}`.replaceAll("_", " "));

/** A log filter writes one; API Gateway, where it counts in detail, six for each route. */
const metricsOfUse = (ofType: (type: string) => readonly Resource[]): number => {
  const isDetailed = ofType("aws_apigatewayv2_stage").some(
    ({ values }) => valueAt(values, "default_route_settings.detailed_metrics_enabled") === true,
  );
  return (
    ofType("aws_cloudwatch_log_metric_filter").length +
    (isDetailed ? 6 * ofType("aws_apigatewayv2_route").length : 0)
  );
};

/** A function's name in its ARN, in an invoke ARN, or alone. */
const namesIn = (text: string | undefined): readonly string[] => {
  if (text === undefined) return [];
  const [, inArn] = /:function:([^:/]+)/.exec(text) ?? [];
  return inArn === undefined ? [text] : [inArn];
};

const memoryGbOf = (lambda: Resource | undefined): number | undefined =>
  lambda === undefined ? undefined : Number(valueAt(lambda.values, "memory_size") ?? 128) / 1024;

/** The integration behind `POST …/events`, else the only one. */
const eventsIntegration = (ofType: (type: string) => readonly Resource[]): Resource | undefined => {
  const integrations = ofType("aws_apigatewayv2_integration");
  const route = ofType("aws_apigatewayv2_route").find(({ values }) =>
    /^POST .*\/events$/.test(textAt(values, "route_key") ?? ""),
  );
  const target = textAt(route?.values, "target") ?? "";
  return (
    integrations.find(
      ({ address, values }) =>
        target.includes(`\${${address}.`) ||
        (textAt(values, "id") !== undefined && target.endsWith(`/${values["id"]}`)),
    ) ?? integrations[0]
  );
};
