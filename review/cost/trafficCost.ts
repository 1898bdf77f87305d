import { bufferedLines } from "./bufferedDelivery";
import { idleRun, measured, ratesOf } from "./counted";
import type { Inventory } from "./inventory";
import { billedSeconds } from "./lambdaTime";
import type { CostLine } from "./monthlyCost";
import { calls, gigabytes, hoursPerMonth, millions, requestsOf } from "./priced";
import { prices } from "./prices";
import { rolledUpBytes, rollUpLines, rollUpPuts } from "./rollUpCost";
import { assumed, lakeBytesPerEvent, type Traffic } from "./traffic";

const secondsPerMonth = hoursPerMonth * 3600;
const daysPerMonth = hoursPerMonth / 24;

/** What is paid for use: the events' way in, compaction, storage, queries. The lines are the same at any traffic. */
export const trafficLines = (inventory: Inventory, traffic: Traffic): readonly CostLine[] =>
  inventory.packerMemoryGb === undefined
    ? directLines(inventory, traffic)
    : bufferedLines(directLines(inventory, traffic), inventory.packerMemoryGb, traffic);

const directLines = (inventory: Inventory, traffic: Traffic): readonly CostLine[] => [
  ...arrival(inventory, traffic),
  ...observation(inventory, traffic),
  ...counting(inventory, traffic),
  ...clockwork(inventory, traffic),
  ...rollUpLines(inventory, traffic),
  ...storage(inventory, traffic),
  ...queries(inventory, traffic),
];

/** The hours that have events: all of them, once there are so many requests. */
const activeHours = (traffic: Traffic): number => Math.min(hoursPerMonth, requestsOf(traffic));

/** What the compactor writes into the lake: for each hour with events a few objects, whatever their number. */
const lakePuts = (inventory: Inventory, traffic: Traffic): number =>
  compactionRuns(inventory) === 0 ? 0 : activeHours(traffic) * ratesOf(traffic.eventsPerRequest).putsPerHour;

/** Hourly files stay when they are rolled up: then their days are there twice. */
const lakeBytesOf = (inventory: Inventory, traffic: Traffic): number =>
  traffic.eventsPerMonth * lakeBytesPerEvent() +
  activeHours(traffic) * assumed.lakeBytesPerHour +
  rolledUpBytes(inventory, traffic);

const linesWhere = (isThere: boolean, ...lines: readonly CostLine[]): readonly CostLine[] =>
  isThere ? lines : [];

const arrival = (inventory: Inventory, traffic: Traffic): readonly CostLine[] => {
  const requests = requestsOf(traffic);
  const { count, ingestMemoryGb, queueFedMemoryGb, replicatedBuckets, timeControl } = inventory;
  const rawBytes = rawBytesOf(traffic);
  const sent = rawBytes + lakeBytesOf(inventory, traffic);
  const putsOfRuns = lakePuts(inventory, traffic) + rollUpPuts(inventory, traffic);
  const { rateWritesPerRequest } = ratesOf(traffic.eventsPerRequest);
  return [
    ...linesWhere(
      count("aws_cloudfront_distribution") > 0,
      { what: "CloudFront: requests", usd: millions(requests, "edgeRequest") },
      {
        what: "CloudFront: answers",
        usd: gigabytes(requests * assumed.answerBytesPerRequest, "edgeTransfer"),
      },
    ),
    ...linesWhere(count("aws_wafv2_web_acl") > 0, {
      what: "WAF: requests",
      usd: millions(requests, "webAclRequest"),
    }),
    ...linesWhere(count("aws_apigatewayv2_api") > 0, {
      what: "HTTP API: requests",
      usd: millions(requests, "httpApi"),
      isWritePath: true,
    }),
    ...linesWhere(ingestMemoryGb !== undefined, {
      what: "Lambda: ingest",
      usd: calls(
        requests,
        requests *
          billedSeconds(
            ingestMemoryGb ?? 0,
            measured(`ingest.cpuMs at ${traffic.eventsPerRequest}`) +
              measured("s3.put.cpuMs") * (1 + rateWritesPerRequest),
            assumed.putWaitMs + rateWritesPerRequest * assumed.tableWaitMs,
          ),
        ingestMemoryGb ?? 0,
      ),
      isWritePath: true,
    }),
    ...linesWhere(count("aws_s3_bucket") > 0, {
      what: "S3: raw objects written",
      usd: millions(requests, "s3Put"),
      isWritePath: true,
    }),
    ...linesWhere(
      replicatedBuckets > 0,
      { what: "S3: their replicas written", usd: millions(requests, "s3Put"), isWritePath: true },
      { what: "S3: the lake's replicas written", usd: millions(putsOfRuns, "s3Put") },
      { what: "S3: transfer to the other region", usd: gigabytes(sent, "replicationTransfer") },
    ),
    ...linesWhere(timeControl, {
      what: "S3: replication time control",
      usd: gigabytes(sent, "replicationTimeControl"),
    }),
    ...linesWhere(count("aws_kms_key") > 0, {
      what: "KMS: requests",
      usd: millions(
        (requests * (3 + queueFedMemoryGb.length) + putsOfRuns) * assumed.keyRequestsPerObject,
        "keyRequest",
      ),
    }),
  ];
};

const rawBytesOf = (traffic: Traffic): number =>
  requestsOf(traffic) * ratesOf(traffic.eventsPerRequest).rawBytesPerRequest;

const observation = (
  { count, metricsOfUse, tracedFunctions, queueFedMemoryGb }: Inventory,
  traffic: Traffic,
): readonly CostLine[] => {
  const requests = requestsOf(traffic);
  const fed = queueFedMemoryGb.map(() => requests / assumed.messagesPerCall);
  const called = [requests, ...fed];
  const { ingestLogBytesPerRequest, countLogBytesPerRequest } = ratesOf(traffic.eventsPerRequest);
  const logged =
    requests * (assumed.accessLogBytesPerRequest + ingestLogBytesPerRequest) +
    total(fed) * countLogBytesPerRequest +
    total(called) * assumed.platformLogBytesPerCall;
  const traced = total(called.map(tracedOf));
  const accessed = requests * (assumed.serverAccessLinesPerRequest + fed.length);
  return [
    ...linesWhere(
      count("aws_cloudwatch_log_group") > 0,
      { what: "CloudWatch: logs taken in", usd: gigabytes(logged, "logIngestion") },
      {
        what: "CloudWatch: logs kept",
        usd: gigabytes(logged * assumed.keptMonths, "logStorage"),
        isKept: true,
      },
    ),
    ...linesWhere(metricsOfUse > 0, {
      what: `CloudWatch: ${metricsOfUse} metrics that are written when there are requests`,
      usd: requests === 0 ? 0 : metricsOfUse * prices.customMetric.usd,
    }),
    ...linesWhere(tracedFunctions > 0, { what: "X-Ray: traces", usd: millions(traced, "trace") }),
    ...linesWhere(count("aws_s3_bucket_logging") > 0, {
      what: "S3: access logs kept",
      usd: gigabytes(accessed * assumed.serverAccessBytesPerLine * assumed.keptMonths, "s3Storage"),
      isKept: true,
    }),
  ];
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

const tracedOf = (called: number): number => {
  const first = Math.min(called, secondsPerMonth * assumed.tracedPerSecond);
  return first + (called - first) * assumed.tracedShareBeyond;
};

const counting = (
  { isCounted, isRateCounted, queueFedMemoryGb }: Inventory,
  traffic: Traffic,
): readonly CostLine[] => {
  const requests = requestsOf(traffic);
  const called = requests / assumed.messagesPerCall;
  const rates = ratesOf(traffic.eventsPerRequest);
  const itemBytes = traffic.eventsPerMonth * rates.itemBytesPerEvent * assumed.keptMonths;
  return [
    ...linesWhere(queueFedMemoryGb.length > 0, {
      what: "SQS: batches announced",
      usd: millions(requests * assumed.queueRequestsPerMessage * queueFedMemoryGb.length, "queueRequest"),
      isWritePath: true,
    }),
    ...queueFedMemoryGb.map((memoryGb) => ({
      what: "Lambda: fed by a queue, and the objects it reads",
      usd:
        calls(
          called,
          requests *
            billedSeconds(
              memoryGb,
              measured(`count.cpuMs at ${traffic.eventsPerRequest}`) +
                measured("s3.get.cpuMs") * (1 + rates.addsPerRequest),
              assumed.getWaitMs + assumed.tableWaitMs,
            ),
          memoryGb,
        ) + millions(requests, "s3Get"),
      isWritePath: true,
    })),
    ...linesWhere(isRateCounted, {
      what: "DynamoDB: requests of keys counted",
      usd: millions(requests * rates.rateWritesPerRequest, "tableWrite"),
      isWritePath: true,
    }),
    ...linesWhere(
      isCounted,
      {
        what: "DynamoDB: writes",
        usd: millions(writeUnits(traffic), "tableWrite"),
        isWritePath: true,
      },
      {
        what: "DynamoDB: items kept, with point-in-time recovery",
        usd: gigabytes(itemBytes, "tableStorage") + gigabytes(itemBytes, "tableRecovery"),
        isKept: true,
      },
    ),
  ];
};

/** Each request adds a share to its visitors' items, and each hour's close writes the items once more. */
const writeUnits = (traffic: Traffic): number => {
  const { addUnitsPerRequest, closeUnitsPerEvent } = ratesOf(traffic.eventsPerRequest);
  return requestsOf(traffic) * addUnitsPerRequest + traffic.eventsPerMonth * closeUnitsPerEvent;
};

const compactionRuns = ({ schedules }: Inventory): number =>
  schedules.reduce((sum, { isCompaction, runsPerMonth = 0 }) => sum + (isCompaction ? runsPerMonth : 0), 0);

const clockwork = (inventory: Inventory, traffic: Traffic): readonly CostLine[] => {
  const requests = requestsOf(traffic);
  const runs = compactionRuns(inventory);
  const starts = inventory.schedules.reduce((sum, { runsPerMonth = 0 }) => sum + runsPerMonth, 0);
  const compactor = inventory.schedules.find(({ isCompaction }) => isCompaction);
  // where a state machine is started, the function that it calls has the size of the compactor's default
  const memoryGb = compactor?.memoryGb ?? 2;
  const rates = ratesOf(traffic.eventsPerRequest);
  const hours = activeHours(traffic);
  const listings =
    runs * idleRun.lists + hours * rates.listsPerHour + (requests * rates.rawKeysListedPerRequest) / 1000;
  // of each raw object's two reads, one is count's
  const rawGets = requests * (rates.rawGetsPerRequest - 1);
  const lakeGets = runs * idleRun.gets + hours * rates.getsPerHour;
  const cpuMs =
    (traffic.eventsPerMonth / 1000) * measured("compact.cpuMs of 1,000 events") +
    (rawGets + lakeGets + listings) * measured("s3.get.cpuMs");
  const waitMs =
    listings * assumed.listWaitMs + ((rawGets + lakeGets) / assumed.getsAtOnce) * assumed.getWaitMs;
  const seconds = billedSeconds(memoryGb, cpuMs, waitMs);
  const others = inventory.schedules.filter(({ isCompaction, isRollUp }) => !isCompaction && !isRollUp);
  return [
    ...linesWhere(
      compactor !== undefined,
      { what: "Lambda: compaction", usd: calls(runs, seconds, memoryGb) },
      {
        what: "S3: compaction's lists, reads and writes",
        usd:
          millions(listings + lakePuts(inventory, traffic), "s3Put") + millions(rawGets + lakeGets, "s3Get"),
      },
    ),
    ...linesWhere(others.length > 0, {
      what: "Lambda: other scheduled work",
      usd: others.reduce(
        (sum, { runsPerMonth: n = 0, memoryGb: gb = 0.5 }) =>
          sum + calls(n, n * assumed.scheduledSecondsPerRun, gb),
        0,
      ),
    }),
    ...linesWhere(inventory.schedules.length > 0, {
      what: "Scheduler: starts",
      usd: millions(starts, "schedule"),
    }),
    ...linesWhere(inventory.count("aws_sfn_state_machine") > 0, {
      what: "Step Functions: transitions",
      usd: millions(runs * assumed.transitionsPerRun, "transition"),
    }),
  ];
};

const storage = (inventory: Inventory, traffic: Traffic): readonly CostLine[] => {
  const { count, replicatedBuckets } = inventory;
  const bytes = (rawBytesOf(traffic) + lakeBytesOf(inventory, traffic)) * assumed.keptMonths;
  return [
    ...linesWhere(count("aws_s3_bucket") > 0, {
      what: "S3: raw and lake kept",
      usd: gigabytes(bytes, "s3Storage"),
      isKept: true,
    }),
    ...linesWhere(replicatedBuckets > 0, {
      what: "S3: their replicas kept",
      usd: gigabytes(bytes, "s3Storage"),
      isKept: true,
    }),
  ];
};

const queries = ({ count }: Inventory, traffic: Traffic): readonly CostLine[] => {
  const perDay = (traffic.eventsPerMonth / daysPerMonth) * measured("lake.dataBytesPerEvent");
  const scanned = Math.max(
    perDay * assumed.daysPerQuery * assumed.columnShare,
    traffic.eventsPerMonth === 0 ? 0 : assumed.bytesAtLeastPerQuery,
  );
  return linesWhere(count("aws_athena_workgroup") > 0, {
    what: "Athena: bytes scanned",
    usd: ((scanned * assumed.queriesPerDay * daysPerMonth) / 1e12) * prices.scan.usd,
  });
};
