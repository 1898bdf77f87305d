import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import type { Construct } from "constructs";
import type { BucketNotifications } from "../buckets/bucketNotifications";
import type { EncryptionKey } from "../ground/encryptionKey";
import { NodeFunction, type NodeFunctionProps } from "./nodeFunction";
import { WorkQueue } from "./workQueue";

export interface QueueFedFunctionProps extends Omit<NodeFunctionProps, "key" | "deadLetters"> {
  /** For its environment, its logs and its queue. */
  readonly key: EncryptionKey;
  /** The key for its queue, which is told of SQS. @default `key`, which knows it */
  readonly queueKey?: EncryptionKey;
  /**
   * The objects that it is told of: those of a bucket, under a prefix.
   * @default none: whoever is granted to sends to its queue
   */
  readonly objects?: { readonly from: BucketNotifications; readonly prefix: string };
  /** At most so many messages a call. @default 10 */
  readonly batchSize?: number;
  /** Messages wait for company so long. @default 0: each call begins at once with what is there */
  readonly batchingWindowSeconds?: number;
  /** Calls at once, at least 2. @default the copies set aside for the function; where none are, 10 */
  readonly maximumConcurrency?: number;
  /** A message that was tried so often becomes a dead letter. @default 5 */
  readonly maxReceives?: number;
  /** A message that nobody took away is gone after so many days. @default 4 */
  readonly retentionDays?: number;
}

/**
 * A function that is told of new objects, S3 → SQS → Lambda, or of what another function sends. The function answers with the messages that it could not
 * do (`batchItemFailures`); these are tried again, and lie among the queue's dead letters in the end. Messages
 * come at least once, in any order.
 */
export class QueueFedFunction extends NodeFunction {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, props: QueueFedFunctionProps) {
    refuseNonsense(props);
    super(scope, id, { ...props, key: props.key.arn });
    const { accountId, region, objects, timeoutSeconds, batchSize = 10, batchingWindowSeconds = 0 } = props;
    this.queue = new WorkQueue(this, "queue", {
      accountId,
      region,
      name: props.names.regional(props.handler),
      key: props.queueKey ?? props.key,
      // Lambda asks for six times the timeout: calls that were throttled are tried again meanwhile
      visibilitySeconds: 6 * timeoutSeconds + batchingWindowSeconds,
      maxReceives: props.maxReceives,
      retentionDays: props.retentionDays,
    });
    if (props.queueKey !== undefined) this.queue.openKey();
    this.queue.grantConsume(this.role);
    objects?.from.newObjects(props.handler, objects.prefix, this.queue);
    new LambdaEventSourceMapping(this, "from_queue", {
      functionName: this.resource.arn,
      eventSourceArn: this.queue.arn,
      // a function that is stopped would have its messages thrown back until they are dead
      enabled: props.size.reservedConcurrency !== 0,
      batchSize,
      maximumBatchingWindowInSeconds: batchingWindowSeconds,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: maximumConcurrencyOf(props) },
      dependsOn: [this.queue.resource, ...this.role.policies],
    });
  }
}

/** Lambda's own limits. A queue that calls more copies than may run has its messages thrown back until they are dead. */
const refuseNonsense = (props: QueueFedFunctionProps): void => {
  const { handler, size, batchSize = 10, batchingWindowSeconds = 0 } = props;
  const refuse = (what: string): never => {
    throw new Error(`function ${handler}: ${what}`);
  };
  if (batchSize < 1 || batchSize > 10_000) refuse(`batchSize must be 1 to 10000, not ${batchSize}`);
  if (batchingWindowSeconds < 0 || batchingWindowSeconds > 300)
    refuse(`batchingWindowSeconds must be 0 to 300, not ${batchingWindowSeconds}`);
  if (batchSize > 10 && batchingWindowSeconds < 1)
    refuse(`batchSize of more than 10 takes a batchingWindowSeconds of 1 or more, not ${batchSize} and none`);
  if (size.reservedConcurrency === 1)
    refuse("reservedConcurrency must be 2 or more, or none (-1): the least that a queue calls at once is 2");
  const maximum = maximumConcurrencyOf(props);
  if (maximum < 2 || maximum > 1000) refuse(`maximumConcurrency must be 2 to 1000, not ${maximum}`);
  if (size.reservedConcurrency > 0 && maximum > size.reservedConcurrency)
    refuse(
      `maximumConcurrency must be at most the ${size.reservedConcurrency} of reservedConcurrency, not ${maximum}`,
    );
};

const maximumConcurrencyOf = ({ maximumConcurrency, size }: QueueFedFunctionProps): number =>
  maximumConcurrency ?? (size.reservedConcurrency > 0 ? Math.min(size.reservedConcurrency, 1000) : 10);
