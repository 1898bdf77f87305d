import * as t from "io-ts";
import { CalendarDate } from "../pipeline/event/calendarDate";
import { type DedupWindows, defaultDedupWindows } from "../pipeline/event/datasets";
import { flag } from "../pipeline/event/fieldType";
import { QualityThresholds } from "../pipeline/quality/qualityThresholds";
import { maxShards } from "../pipeline/raw/rawKey";
import { backend } from "./backendSettings";
import { recipients } from "./recipients";
import { setting, settings } from "./settings";
import {
  accountId,
  hostedZoneId,
  hostName,
  listOf,
  logRetentionDays,
  matching,
  noneOr,
  oneOf,
  origin,
  region,
  shortName,
  whole,
} from "./settingTypes";
import { tagTexts } from "./tagTexts";

const days = whole(1, 36_500);

const reservedConcurrency = (otherwise: number) =>
  setting(
    whole(-1, 10_000),
    "Copies that may run at once, set aside from the account's pool; -1 sets none aside, 0 stops it.",
    otherwise,
  );

const memoryMb = (otherwise: number) =>
  setting(whole(128, 10_240), "Memory, and processor with it.", otherwise);

const ingest = settings("the settings of ingest", {
  memoryMb: memoryMb(512),
  reservedConcurrency: reservedConcurrency(50),
});

const compact = settings("the settings of compact", {
  memoryMb: memoryMb(2048),
  reservedConcurrency: reservedConcurrency(2),
  ephemeralStorageMb: setting(whole(512, 10_240), "Space in /tmp.", 512),
});

const count = settings(
  "the settings of count",
  {
    memoryMb: memoryMb(512),
    reservedConcurrency: reservedConcurrency(10),
  },
  ({ reservedConcurrency: copies }) =>
    copies === 1
      ? [
          "count.reservedConcurrency: must be 2 or more, -1 or 0, not 1: the least that a queue calls at once is 2",
        ]
      : [],
);

const delivery = settings("the settings of delivery", {
  mode: setting(
    oneOf(["direct", "buffered", "draining"] as const, "direct, buffered or draining"),
    "direct: each request's batch is an object of its own before it is answered; buffered: it waits in a queue, durable before it is answered, and a packer makes one object of many. " +
      "Where requests are many and small, buffered costs less; live reports and figures of the open hour are behind by up to waitSeconds. " +
      "draining: as direct, with queue and packer still there, until the queue is empty: the step from buffered back to direct.",
    "direct",
  ),
  waitSeconds: setting(whole(1, 60), "Buffered: batches wait for company for so long at the most.", 60),
});

const pack = settings(
  "the settings of pack",
  {
    memoryMb: memoryMb(1024),
    reservedConcurrency: reservedConcurrency(2),
  },
  ({ reservedConcurrency: copies }) =>
    copies === 1
      ? [
          "pack.reservedConcurrency: must be 2 or more, -1 or 0, not 1: the least that a queue calls at once is 2",
        ]
      : [],
);

const rollUp = settings("the settings of the roll-up", {
  memoryMb: memoryMb(2048),
  reservedConcurrency: reservedConcurrency(1),
  afterDays: setting(
    whole(0, 366),
    "A day is rolled up so many days after its end; what comes in until then is in its files, what comes later in files beside them.",
    2,
  ),
});

const sweep = settings("the settings of sweep", {
  memoryMb: memoryMb(512),
  reservedConcurrency: reservedConcurrency(1),
});

const query = settings("the settings of query", {
  memoryMb: memoryMb(1024),
  reservedConcurrency: reservedConcurrency(20),
});

const quality = settings("the settings of quality", {
  memoryMb: memoryMb(512),
  reservedConcurrency: reservedConcurrency(1),
  thresholds: setting(
    QualityThresholds as t.Type<QualityThresholds, unknown, unknown>,
    "From when on a nightly check warns, and fails: see data-quality.md.",
    {},
  ),
});

const window = (dataset: keyof DedupWindows, what: string) =>
  setting(whole(0, 24 * 366), what, defaultDedupWindows[dataset]);

const dedupWindowHours = settings("the windows of the datasets", {
  events: window("events", "Pages send again within minutes or hours."),
  orders: window("orders", "Back ends export the same orders again for weeks."),
  customers: window("customers", "Likewise."),
  payments: window("payments", "Likewise."),
});

const routeThrottle = (name: string, doc: string, ratePerSecond: number, burst: number) =>
  setting(
    settings(`the throttle of ${name}`, {
      ratePerSecond: setting(whole(1, 10_000), "Requests a second, sustained.", ratePerSecond),
      burst: setting(whole(1, 10_000), "Requests at once.", burst),
    }),
    doc,
    {},
  );

const throttle = settings("the settings of the throttle", {
  events: routeThrottle("events", "Of `POST /v1/events`.", 1000, 2000),
  commerce: routeThrottle(
    "commerce",
    "Of `POST /v1/orders`, `/v1/customers` and `/v1/payments`, each.",
    100,
    200,
  ),
  query: routeThrottle("query", "Of each route that answers questions: `GET /v1/reports`, …", 50, 100),
});

const domain = settings("a domain", {
  name: setting(hostName, "The host name that producers and readers use. The API's own is `api.` before it."),
  zoneId: setting(hostedZoneId, "The public Route 53 zone, in this account, that holds the name."),
});

const firewall = settings("a firewall", {
  requestsPer5Minutes: setting(
    whole(100, 2_000_000),
    "An address that sends more in five minutes is blocked until it sends less. A restaurant's guests share one.",
    20_000,
  ),
});

const alarms = settings("the settings of the alarms", {
  emails: setting(
    recipients,
    "Who hears of alarms and of the budget; each must confirm AWS's first message, once for each region. At most 10.",
    [],
  ),
  runbooksUrl: setting(
    matching(200, /^\S*[^\s/]$/, "a URL or a path, without a slash at its end"),
    "Where alarms say that their runbooks are.",
    "docs/runbooks",
  ),
  ingestLatencyMs: setting(whole(50, 15_000), "Of 100 requests 99 should be answered within.", 1500),
  rejectedPercent: setting(whole(1, 100), "Rejected events beyond this share of all.", 5),
  queryLatencyMs: setting(whole(50, 29_000), "Of 100 questions 99 should be answered within.", 15_000),
  replicationLagMinutes: setting(whole(15, 1440), "The backup may be this far behind.", 60),
  scannedGbPerDay: setting(whole(1, 1_000_000), "Athena's reading beyond this a day.", 500),
});

/** Every option of an installation; `docs/options.md` is made from it. */
export const configurationSettings = {
  name: setting(shortName(16), "Begins every name, together with the environment."),
  environment: setting(shortName(8), "Which installation of it: prod, test, …"),
  accountId: setting(accountId, "The account. Terraform refuses credentials of any other."),
  primaryRegion: setting(region, "Where everything runs."),
  backupRegion: setting(region, "Where the replicas of raw and lake are kept."),
  tags: setting(tagTexts, "Tags for every resource, beside application, environment and managed-by.", {}),
  backend: setting(backend, "Where Terraform keeps its state: see below.", { kind: "local" }),

  takeDown: setting(
    flag().codec,
    "Lifts Terraform's and DynamoDB's protection of what holds data, so that an installation can be destroyed.",
    false,
  ),

  // who may call, and where
  domain: setting(
    noneOr(domain),
    "A name of your own, with certificates; null takes the names that AWS gives.",
    null,
  ),
  allowedOrigins: setting(
    listOf(origin),
    "Pages that may send events and ask questions from a browser: exact origins.",
    [],
  ),
  throttle: setting(throttle, "Calls beyond it are answered 429.", {}),
  firewall: setting(
    noneOr(firewall),
    "AWS WAF before everything, with its managed rules; costs from about $9 a month, so null by default.",
    null,
  ),
  priceClass: setting(
    oneOf(
      ["PriceClass_100", "PriceClass_200", "PriceClass_All"] as const,
      "one of CloudFront's price classes: PriceClass_100, PriceClass_200, PriceClass_All",
    ),
    "CloudFront's locations: 100 is Europe and North America, All the world.",
    "PriceClass_100",
  ),

  // how it works
  shards: setting(
    whole(1, maxShards),
    "Shares of an hour that are compacted apart; beyond 1, at the same time, by a state machine.",
    1,
  ),
  ingest: setting(ingest, "The ingest function.", {}),
  compact: setting(compact, "The compactor.", {}),
  count: setting(count, "What counts each batch within seconds.", {}),
  delivery: setting(delivery, "How accepted and rejected batches get to the raw bucket.", {}),
  pack: setting(
    pack,
    "What makes one object of many batches, where delivery is buffered; fewer copies, larger objects.",
    {},
  ),
  rollUp: setting(
    rollUp,
    "What makes large sorted files of the many small ones of a closed day, each night.",
    {},
  ),
  sweep: setting(sweep, "What deletes files that nothing names any more.", {}),
  query: setting(query, "What answers questions over HTTP.", {}),
  quality: setting(quality, "What checks the lake's data each night.", {}),
  dedupWindowHours: setting(
    dedupWindowHours,
    "By dataset: a record whose id appeared in this many hours before its own is a duplicate.",
    {},
  ),
  lookbackHours: setting(
    whole(1, 24 * 31),
    "Each hourly run checks this many closed hours, and compacts those that need it.",
    24,
  ),
  firstDay: setting(CalendarDate, "The first day that queries look at.", "2015-01-01"),
  scanLimitGb: setting(whole(1, 100_000), "A query that would read more is cancelled.", 100),

  // how long things are kept, and where
  rawDays: setting(
    noneOr(days),
    "Raw objects are deleted after this many days; null keeps them, and with them the power to rebuild the lake.",
    null,
  ),
  rawInfrequentDays: setting(
    noneOr(whole(30, 36_500)),
    "Raw objects move to S3 Standard-IA after this many days; null leaves them.",
    30,
  ),
  rawArchiveDays: setting(
    noneOr(whole(60, 36_500)),
    "Raw objects move to S3 Glacier Instant Retrieval after this many days; null leaves them.",
    90,
  ),
  lakeTierDays: setting(
    noneOr(days),
    "The lake's files move to S3 Intelligent-Tiering after this many days; null leaves them.",
    30,
  ),
  backupArchiveDays: setting(
    noneOr(days),
    "Replicas move to S3 Glacier Instant Retrieval after this many days; null leaves them.",
    30,
  ),
  rejectedDays: setting(days, "Rejected events wait this long for a replay.", 90),
  oldVersionDays: setting(whole(1, 3650), "Overwritten and deleted versions are kept this long.", 30),
  resultDays: setting(whole(1, 3650), "Athena's results are kept this long.", 7),
  reportDays: setting(whole(1, 3650), "Stored answers of reports are kept this long.", 30),
  qualityDays: setting(whole(1, 3650), "Results of the nightly checks are kept this long.", 400),
  accessLogDays: setting(whole(1, 3650), "Access logs of buckets and of CloudFront are kept this long.", 365),
  logRetentionDays: setting(logRetentionDays, "Logs of functions and of the API are kept this long.", 365),
  backupLockDays: setting(
    noneOr(whole(1, 3650)),
    "For so long no version in the backup can be deleted (Object Lock, governance mode); null: no lock.",
    30,
  ),
  replicationTimeControl: setting(
    flag().codec,
    "S3's promise to replicate within 15 minutes, at a price for each GB.",
    false,
  ),

  // who is told, and what the account guards
  alarms: setting(alarms, "When somebody is told.", {}),
  monthlyBudgetUsd: setting(
    noneOr(whole(1, 10_000_000)),
    "Somebody is told at 80 % of it, and when it will be exceeded; null: no budget.",
    100,
  ),
  dataTrail: setting(
    flag().codec,
    "CloudTrail of every read and write of raw and lake, at $0.10 for 100,000 of them.",
    false,
  ),
  accountGuards: setting(
    flag().codec,
    "Settings of the whole account and region: no public bucket, an encrypted Glue catalog. Only where nobody else sets them.",
    false,
  ),
};

interface Days {
  readonly lookbackHours: number;
  readonly dedupWindowHours: DedupWindows;
  readonly rawDays: number | null;
  readonly rawInfrequentDays: number | null;
  readonly rawArchiveDays: number | null;
  readonly delivery: { readonly mode: "direct" | "buffered" | "draining" };
}

const comparedHours = ({ lookbackHours, dedupWindowHours }: Days): number =>
  lookbackHours + Math.max(...Object.values(dedupWindowHours));

/** Fourteen days in a queue and its dead letters, and as many once it was moved back: no batch that waits is older. */
const longestWaitDays = 28;

/** S3 refuses to move objects on from Standard-IA sooner than 30 days after they got there. */
const infrequentStayDays = 30;

const lifecycleMistakes = (kept: Days): readonly string[] => [
  ...(kept.rawDays !== null && kept.rawDays * 24 <= comparedHours(kept)
    ? [
        `rawDays: must be more than the ${comparedHours(kept)} hours of lookbackHours and the longest of dedupWindowHours, ` +
          `not ${kept.rawDays} days: the compactor still compares those raw objects`,
      ]
    : []),
  ...(kept.rawDays !== null && kept.delivery.mode !== "direct" && kept.rawDays <= longestWaitDays
    ? [
        `rawDays: must be more than ${longestWaitDays} where delivery is ${kept.delivery.mode}, not ${kept.rawDays}: ` +
          "so late a batch may still come into its hour, whose other raw objects are compared then",
      ]
    : []),
  ...(kept.rawArchiveDays !== null &&
  kept.rawInfrequentDays !== null &&
  kept.rawArchiveDays < kept.rawInfrequentDays + infrequentStayDays
    ? [
        `rawArchiveDays: must be at least ${infrequentStayDays} more than rawInfrequentDays ` +
          `(${kept.rawInfrequentDays}), not ${kept.rawArchiveDays}: S3's rule`,
      ]
    : []),
];

/** Names that were options once, and what to do instead. */
const gone = {
  keys: "no option any more: keys are in a table, take them out of here and create them by npm run keys",
};

/** An installation of Footfall: where it lives and how it is set. Fails with one sentence for each mistake. */
export const Configuration = settings(
  "a configuration",
  configurationSettings,
  (configuration) => [
    ...(configuration.primaryRegion === configuration.backupRegion
      ? [`backupRegion: must be another region than primaryRegion, not "${configuration.backupRegion}"`]
      : []),
    ...lifecycleMistakes(configuration),
  ],
  gone,
);
export type Configuration = t.TypeOf<typeof Configuration>;
