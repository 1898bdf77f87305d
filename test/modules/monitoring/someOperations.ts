import type { OperationsViewed } from "../../../modules/monitoring/operationsView";
import { aPlace, someNames } from "../aStack";

/** A function, as far as it is looked at. */
export const aLambda = (name: string) => ({
  metric: (metric: string) => ({
    namespace: "AWS/Lambda",
    name: metric,
    dimensions: { FunctionName: someNames.regional(name) },
  }),
  logGroup: someNames.functionLogGroup(name),
});

/** What the dashboard of a test shows. */
export const someOperations: OperationsViewed = {
  ...aPlace,
  names: someNames,
  backupRegion: "eu-west-1",
  runbooksUrl: "https://wiki.acme.example/runbooks",
  alarms: ["arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-a"],
  api: { metric: (name) => ({ namespace: "AWS/ApiGateway", name, dimensions: { ApiId: "a1" } }) },
  edge: {
    metric: (name) => ({
      namespace: "AWS/CloudFront",
      name,
      dimensions: { DistributionId: "E1", Region: "Global" },
    }),
  },
  ingest: aLambda("ingest"),
  pack: undefined,
  count: { ...aLambda("count"), queue: { name: "acme-test-count" } },
  compact: { ...aLambda("compact"), timeoutSeconds: 900 },
  rollUp: aLambda("roll-up"),
  sweep: aLambda("sweep"),
  query: aLambda("query"),
  quality: aLambda("quality"),
  deadLetterQueues: ["acme-test-compact-dead-letters"],
  buckets: [{ id: "raw", sourceBucket: someNames.rawBucket, replicaBucket: someNames.rawReplicaBucket }],
  lagMinutes: 60,
  workgroup: "acme-test-reports",
};

/** A widget of a dashboard's body, as far as it is looked at. */
export interface Placed {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly region?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly query?: string;
    readonly period?: number;
    readonly annotations?: unknown;
    readonly metrics?: readonly unknown[];
  };
}

export const widgetsOf = (view: object) => (view as { widgets: Placed[] }).widgets;
