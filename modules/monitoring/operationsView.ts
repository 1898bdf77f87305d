import type { Place } from "../ground/arn";
import type { Names } from "../ground/naming";
import { alarmStates, graph, type Line, logTable, placed, text, type Widget } from "./dashboardWidget";
import { type LogNumberName, ownMetric } from "./logNumbers";
import type { Statistic } from "./measure";
import type { Metric } from "./metric";
import { queueMetric } from "./queueMetric";
import { type ReplicatedBucket, replicationMetric } from "./replicationMetric";
import { runbooks } from "./runbook";
import { scannedBytes } from "./scannedBytes";

/** What the dashboard shows. */
export interface OperationsViewed extends Place {
  readonly names: Names;
  readonly backupRegion: string;
  readonly runbooksUrl: string;
  /** ARNs of alarms of this region. */
  readonly alarms: readonly string[];
  readonly api: { metric(name: "Count" | "4xx" | "5xx"): Metric };
  readonly edge: { metric(name: "Requests" | "4xxErrorRate" | "5xxErrorRate"): Metric };
  readonly ingest: WatchedLambda;
  /** Where batches wait in a queue first. */
  readonly pack: (WatchedLambda & { readonly queue: { readonly name: string } }) | undefined;
  readonly count: WatchedLambda & { readonly queue: { readonly name: string } };
  readonly compact: WatchedLambda & { readonly timeoutSeconds: number };
  readonly rollUp: WatchedLambda;
  readonly sweep: WatchedLambda;
  readonly query: WatchedLambda;
  readonly quality: WatchedLambda;
  readonly deadLetterQueues: readonly string[];
  readonly buckets: readonly ReplicatedBucket[];
  readonly lagMinutes: number;
  readonly workgroup: string;
}

interface WatchedLambda {
  metric(name: string): Metric;
  readonly logGroup: string;
}

const minutes = 60;
const hour = 3600;

/** The body of the dashboard for those who run an installation: alarms first, then the way of the data. */
export const operationsView = (viewed: OperationsViewed): object =>
  placed([
    { height: 5, widgets: [alarmStates("Alarms", viewed.alarms), text(runbookLinks(viewed.runbooksUrl))] },
    { height: 6, widgets: [eventsGraph(viewed), requestsGraph(viewed), latencyGraph(viewed)] },
    ...packRow(viewed),
    { height: 6, widgets: [countGraph(viewed), waitGraph(viewed), deadLettersGraph(viewed)] },
    { height: 6, widgets: [rowsGraph(viewed), bytesGraph(viewed), durationGraph(viewed)] },
    { height: 6, widgets: [lagGraph(viewed), pendingGraph(viewed)] },
    { height: 6, widgets: [questionsGraph(viewed), answerTimeGraph(viewed), queriesGraph(viewed)] },
    { height: 6, widgets: [edgeGraph(viewed), edgeFailuresGraph(viewed)] },
    { height: 6, widgets: [refusalsTable(viewed), runsTable(viewed), sweepsTable(viewed)] },
    { height: 6, widgets: [rollUpsTable(viewed), checksTable(viewed)] },
  ]);

const line = (label: string, metric: Metric, statistic: Statistic = "Sum"): Line => ({
  label,
  metric,
  statistic,
});

const own = ({ names }: OperationsViewed, label: string, name: LogNumberName): Line =>
  line(label, ownMetric(names, name));

const eventsGraph = (viewed: OperationsViewed): Widget =>
  graph({
    title: "Events",
    region: viewed.region,
    periodSeconds: 5 * minutes,
    lines: [own(viewed, "accepted", "AcceptedEvents"), own(viewed, "rejected", "RejectedEvents")],
  });

const requestsGraph = (viewed: OperationsViewed): Widget =>
  graph({
    title: "Requests",
    region: viewed.region,
    periodSeconds: 5 * minutes,
    lines: [
      line("all", viewed.api.metric("Count")),
      line("4xx", viewed.api.metric("4xx")),
      own(viewed, "429 of them, to who sends", "ThrottledRequests"),
      line("5xx", viewed.api.metric("5xx")),
      own(viewed, "of them to who sends", "FailedRequests"),
      line("throttled by Lambda", viewed.ingest.metric("Throttles")),
      line("crashes of ingest", viewed.ingest.metric("Errors")),
    ],
  });

const latencyGraph = ({ region, ingest }: OperationsViewed): Widget =>
  graph({
    title: "Ingest: time, ms",
    region,
    periodSeconds: 5 * minutes,
    lines: percentilesOf(ingest),
  });

const percentilesOf = (lambda: WatchedLambda): readonly Line[] => [
  line("p50", lambda.metric("Duration"), "p50"),
  line("p99", lambda.metric("Duration"), "p99"),
];

const questionsGraph = (viewed: OperationsViewed): Widget =>
  graph({
    title: "Questions",
    region: viewed.region,
    periodSeconds: 5 * minutes,
    lines: [
      line("asked", viewed.query.metric("Invocations")),
      own(viewed, "429", "ThrottledQuestions"),
      own(viewed, "5xx", "FailedQuestions"),
      line("throttled by Lambda", viewed.query.metric("Throttles")),
      line("crashes of query", viewed.query.metric("Errors")),
    ],
  });

const answerTimeGraph = ({ region, query }: OperationsViewed): Widget =>
  graph({
    title: "Questions: time, ms",
    region,
    periodSeconds: 5 * minutes,
    lines: percentilesOf(query),
  });

/** CloudFront keeps its metrics here, wherever the stack is. */
const edgeRegion = "us-east-1";

const edgeGraph = ({ edge }: OperationsViewed): Widget =>
  graph({
    title: "CloudFront: requests for pages and API",
    region: edgeRegion,
    periodSeconds: 5 * minutes,
    lines: [line("all", edge.metric("Requests"))],
  });

/** Of the pages nothing else tells: they are files, and no function of ours answers for them. */
const edgeFailuresGraph = ({ edge }: OperationsViewed): Widget =>
  graph({
    title: "CloudFront: failed requests, %",
    region: edgeRegion,
    periodSeconds: 5 * minutes,
    lines: [
      line("4xx", edge.metric("4xxErrorRate"), "Average"),
      line("5xx", edge.metric("5xxErrorRate"), "Average"),
    ],
  });

/** What was acknowledged and is no object yet. */
const packRow = ({ region, pack }: OperationsViewed) =>
  pack === undefined
    ? []
    : [
        {
          height: 6,
          widgets: [
            graph({
              title: "Pack: calls, failures, refused calls",
              region,
              periodSeconds: 5 * minutes,
              lines: [
                line("calls", pack.metric("Invocations")),
                line("failures", pack.metric("Errors")),
                line("refused by Lambda", pack.metric("Throttles")),
              ],
            }),
            graph({
              title: "Pack: oldest message, s",
              region,
              periodSeconds: 5 * minutes,
              lines: [
                line("waits", queueMetric(pack.queue.name, "ApproximateAgeOfOldestMessage"), "Maximum"),
              ],
            }),
            logTable("Batches that could not be packed", region, pack.logGroup, [
              'filter event = "pack" and ispresent(failures.0.error)',
              "fields @timestamp, messages, oldest_milliseconds, failures.0.error as failure",
              "sort @timestamp desc",
              "limit 20",
            ]),
          ],
        },
      ];

const countGraph = ({ region, count }: OperationsViewed): Widget =>
  graph({
    title: "Count: calls, failures, refused calls",
    region,
    periodSeconds: 5 * minutes,
    lines: [
      line("calls", count.metric("Invocations")),
      line("failures", count.metric("Errors")),
      line("refused by Lambda", count.metric("Throttles")),
    ],
  });

/** What the open hour's figures are behind. */
const waitGraph = ({ region, count }: OperationsViewed): Widget =>
  graph({
    title: "Count: oldest message, s",
    region,
    periodSeconds: 5 * minutes,
    lines: [line("waits", queueMetric(count.queue.name, "ApproximateAgeOfOldestMessage"), "Maximum")],
  });

const rowsGraph = (viewed: OperationsViewed): Widget =>
  graph({
    title: "Compaction: rows of events",
    region: viewed.region,
    periodSeconds: hour,
    lines: [
      own(viewed, "raw objects", "CompactedObjects"),
      own(viewed, "rows", "CompactedRows"),
      own(viewed, "duplicates", "DuplicateEvents"),
      own(viewed, "late by an hour or more", "LateRows"),
      own(viewed, "clamped", "ClampedEvents"),
      own(viewed, "quarantined lines", "QuarantinedLines"),
      own(viewed, "conflicts among them", "ConflictingEvents"),
    ],
  });

const bytesGraph = (viewed: OperationsViewed): Widget =>
  graph({
    title: "Compaction: bytes of Parquet",
    region: viewed.region,
    periodSeconds: hour,
    lines: [own(viewed, "written", "ParquetBytes")],
  });

const durationGraph = ({ region, compact }: OperationsViewed): Widget =>
  graph({
    title: "Compaction: runs, failures, duration in ms",
    region,
    periodSeconds: hour,
    lines: [
      line("runs", compact.metric("Invocations")),
      line("failures", compact.metric("Errors")),
      line("longest, ms", compact.metric("Duration"), "Maximum"),
    ],
    limit: { label: "cut off", value: compact.timeoutSeconds * 1000 },
  });

const deadLettersGraph = ({ region, deadLetterQueues }: OperationsViewed): Widget =>
  graph({
    title: "Dead letters",
    region,
    periodSeconds: 5 * minutes,
    lines: deadLetterQueues.map((queue) =>
      line(queue, queueMetric(queue, "ApproximateNumberOfMessagesVisible"), "Maximum"),
    ),
  });

const lagGraph = ({ backupRegion, buckets, lagMinutes }: OperationsViewed): Widget =>
  graph({
    title: "Backup: behind by, s",
    region: backupRegion,
    periodSeconds: 5 * minutes,
    lines: buckets.map((bucket) =>
      line(bucket.id, replicationMetric(bucket, "ReplicationLatency"), "Maximum"),
    ),
    limit: { label: "alarm", value: lagMinutes * minutes },
  });

const pendingGraph = ({ backupRegion, buckets }: OperationsViewed): Widget =>
  graph({
    title: "Backup: bytes to copy",
    region: backupRegion,
    periodSeconds: 5 * minutes,
    lines: buckets.map((bucket) =>
      line(bucket.id, replicationMetric(bucket, "BytesPendingReplication"), "Maximum"),
    ),
  });

const queriesGraph = ({ region, workgroup }: OperationsViewed): Widget =>
  graph({
    title: "Queries: bytes read",
    region,
    periodSeconds: hour,
    lines: [
      line("succeeded", scannedBytes(workgroup, "SUCCEEDED")),
      line("canceled", scannedBytes(workgroup, "CANCELED")),
    ],
  });

const refusalsTable = ({ region, ingest }: OperationsViewed): Widget =>
  logTable("Refusals, by reason", region, ingest.logGroup, [
    'filter event = "ingest" and status >= 400',
    "stats count(*) as requests by status, code, key_id",
    "sort requests desc",
    "limit 20",
  ]);

/** The last hour that a run looked at tells how fresh the lake is. */
const runsTable = ({ region, compact }: OperationsViewed): Widget =>
  logTable("Runs of the compactor", region, compact.logGroup, [
    'filter event = "compaction"',
    "fields @timestamp, dataset, hours.0 as firstHour, hours.1 as lastHour, counts.rows as rows, failures.0.error as failure",
    "sort @timestamp desc",
    "limit 48",
  ]);

/** What went, which is little: attempts leave something behind when they are cut off or overtaken. */
const sweepsTable = ({ region, sweep }: OperationsViewed): Widget =>
  logTable("Sweeps", region, sweep.logGroup, [
    'filter event = "sweep"',
    "fields @timestamp, dataset, looked_at, deleted.data as data, deleted.rollup as rollup, deleted.quarantine as quarantine, deleted.seen as seen, " +
      "kept_for_now, failures.0.error as failure",
    "sort @timestamp desc",
    "limit 28",
  ]);

/** How many files the closed days had, and have; days that are left are the next night's. */
const rollUpsTable = ({ region, rollUp }: OperationsViewed): Widget =>
  logTable("Roll-ups", region, rollUp.logGroup, [
    'filter event = "roll_up"',
    "fields @timestamp, dataset, days.rolled_up as rolled_up, days.left as left, files.before as before, files.after as after, " +
      "rows, failures.0.error as failure",
    "sort @timestamp desc",
    "limit 28",
  ]);

/** What the nightly checks found that is not as it should be. */
const checksTable = ({ region, quality }: OperationsViewed): Widget =>
  logTable("Checks that did not pass", region, quality.logGroup, [
    'filter event = "quality"',
    "fields day, status, dataset, site_id, rule, field, failed, checked, measure, threshold, error",
    "sort @timestamp desc",
    "limit 50",
  ]);

/** CloudWatch can only link to URLs. */
const runbookLinks = (runbooksUrl: string): string => {
  const isUrl = /^https?:\/\//.test(runbooksUrl);
  const pages = runbooks.map((page) => (isUrl ? `[${page}](${runbooksUrl}/${page}.md)` : page));
  return `### Runbooks\n${isUrl ? "" : `In \`${runbooksUrl}\`: `}${pages.join(" · ")}`;
};
