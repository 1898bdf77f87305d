/** A list price. */
export interface Price {
  readonly usd: number;
  /** What one of it buys. */
  readonly unit: string;
  /** The title of the page that it was compared with, and the date that page gives. */
  readonly source: string;
  readonly asOf: string;
}

/** When these prices were last looked up. */
export const pricesLookedUpOn = "2026-11-20 and 21";

/** The region of the prices; in Europe and Asia many are 5 to 20 percent higher. */
export const pricesRegion = "us-east-1";

const page =
  (source: string, asOf: string) =>
  (usd: number, unit: string): Price => ({ usd, unit, source, asOf });

const s3 = page(
  "Understanding AWS S3 Pricing: A Complete Cost Breakdown with Examples (devnotes.tech)",
  "undated",
);
const replication = page("S3 Replication Cost Strategy (awsnegotiations.com)", "2026-06");
const api = page(
  "AWS API Gateway Pricing: HTTP API vs REST API Cost Breakdown (apigatewaycost.com)",
  "undated",
);
const lambda = page("AWS Lambda Pricing Breakdown: Ultimate Guide (cloudchipr.com)", "2024");
const cloudWatch = page("Amazon CloudWatch Pricing: The 10 Billing Dimensions (factualminds.com)", "2026-06");
const xray = page("AWS X-Ray Pricing Strategy (awsnegotiations.com)", "2026");
const dynamo = page("DynamoDB Pricing: On-Demand & Provisioned Plans (airbyte.com)", "undated");
const kms = page("AWS KMS Pricing: Complete Breakdown + Real-World Cost Examples (cloudburn.io)", "2026-03");
const waf = page("AWS WAF Pricing Strategy (awsnegotiations.com)", "2026");
const cloudFront = page(
  "Amazon CloudFront Pricing: Regional Tiers, Per-Request Fees (factualminds.com)",
  "2026-06",
);
const sqs = page("Amazon SQS Pricing: Complete Guide + Calculator (cloudburn.io)", "2026-03");
const sns = page(
  "Amazon SNS Pricing: Why a Single Publish Can Bill as Four Charges (factualminds.com)",
  "2026-06",
);
const eventBridge = page("Amazon EventBridge Pricing: Complete Guide + Calculator (cloudburn.io)", "2026-03");
const steps = page("AWS Step Functions Pricing: Standard vs Express (wring.co)", "2026-03");
const athena = page("Athena Basics: Pricing Model (athena.guide)", "2020-10");
const tables = page("Understanding DynamoDB billing for global tables (docs.aws.amazon.com)", "undated");
const balancer = page("Infracost's test of load balancers, by AWS's price list (github.com)", "undated");
const fargate = page("AWS Fargate Pricing Explained (vantage.sh)", "undated");
const addresses = page("AWS Public IPv4 price increase: the complete guide (doit.com)", "2024-02");
const firehose = page("AWS prices by module, Kinesis Firehose, a public notebook (github.com)", "2026-02");
const streams = page(
  "Kinesis Data Streams On-demand vs. Provisioned Billing Mode Cost Comparison (trek10.com)",
  "2023-09",
);
const dns = page("AWS DNS: Route 53 Features, Pricing and Limitations (ns1.com)", "undated");

/** Every price of the estimate: first tier, without free tiers. */
export const prices = {
  s3Put: s3(5, "million PUT, COPY or LIST requests"),
  s3Get: s3(0.4, "million GET requests"),
  s3Storage: s3(0.023, "GB-month in S3 Standard"),
  replicationTransfer: replication(0.02, "GB to the other region"),
  replicationTimeControl: replication(0.015, "GB under replication time control"),
  httpApi: api(1, "million requests of an HTTP API"),
  lambdaRequests: lambda(0.2, "million calls"),
  lambdaSeconds: lambda(0.000_013_333_4, "GB-second on arm64"),
  alarm: cloudWatch(0.1, "alarm metric a month, standard resolution"),
  alarmFast: cloudWatch(0.3, "alarm metric a month, high resolution"),
  alarmComposite: cloudWatch(0.5, "composite alarm a month"),
  customMetric: cloudWatch(0.3, "custom metric a month"),
  dashboard: cloudWatch(3, "dashboard a month"),
  logIngestion: cloudWatch(0.5, "GB of logs taken in"),
  logStorage: cloudWatch(0.03, "GB-month of logs"),
  trace: xray(5, "million traces"),
  tableWrite: dynamo(0.625, "million write request units on demand"),
  tableStorage: dynamo(0.25, "GB-month of items"),
  tableRecovery: dynamo(0.2, "GB-month of point-in-time recovery"),
  key: kms(1, "customer key a month, and again for each of its first two rotations"),
  keyRequest: kms(3, "million requests to keys"),
  webAcl: waf(5, "web ACL a month"),
  webAclRule: waf(1, "rule of a web ACL a month"),
  webAclRequest: waf(0.6, "million requests inspected"),
  edgeRequest: cloudFront(1, "million HTTPS requests in North America and Europe"),
  edgeTransfer: cloudFront(0.085, "GB out of the edge"),
  queueRequest: sqs(0.4, "million requests to a standard queue"),
  mail: sns(20, "million e-mails"),
  schedule: eventBridge(1, "million starts by a schedule"),
  transition: steps(25, "million state transitions"),
  scan: athena(5, "TB scanned"),
  // of what Footfall is compared with
  tableReplicaWrite: tables(0.625, "million write request units in a second region"),
  balancerHour: balancer(0.0225, "hour of an application load balancer"),
  balancerUnit: balancer(0.008, "hour of a load balancer capacity unit"),
  taskVcpu: fargate(0.032_38, "vCPU-hour of a task on arm64"),
  taskMemory: fargate(0.003_56, "GB-hour of a task on arm64"),
  address: addresses(0.005, "hour of a public IPv4 address"),
  deliveryIn: firehose(0.029, "GB taken in by Firehose, each record rounded up to 5 kB"),
  deliveryConverted: firehose(0.018, "GB converted to Parquet by Firehose, each record rounded up to 5 kB"),
  streamHour: streams(0.04, "hour of a Kinesis stream on demand"),
  streamIn: streams(0.08, "GB into a stream on demand, each record rounded up to 1 kB"),
  streamOut: streams(0.04, "GB out of a stream on demand"),
  shardHour: streams(0.015, "hour of a shard of a provisioned stream"),
  shardPut: streams(0.014, "million units of 25 kB put into a provisioned stream"),
  hostedZone: dns(0.5, "hosted zone a month"),
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
