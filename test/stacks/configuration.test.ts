import { namesOf } from "../../modules/ground/naming";
import { decode } from "../../pipeline/event/decode";
import { defaultQualityThresholds } from "../../pipeline/quality/qualityThresholds";
import { Configuration, configurationSettings } from "../../stacks/configuration";
import { aConfiguration, configurationOf } from "./synthesized";

const errorsOf = (options: object): readonly string[] => {
  const decoded = decode(Configuration, { ...aConfiguration, ...options } as unknown);
  return decoded.kind === "invalid" ? decoded.errors : [];
};

test("the smallest configuration has five options; the rest have defaults", () => {
  expect(configurationOf(aConfiguration)).toMatchObject({
    ...aConfiguration,
    shards: 1,
    allowedOrigins: [],
    ingest: { memoryMb: 512, reservedConcurrency: 50 },
    backend: { kind: "local" },
    rawDays: null,
    delivery: { mode: "direct", waitSeconds: 60 },
    pack: { memoryMb: 1024, reservedConcurrency: 2 },
    count: { memoryMb: 512, reservedConcurrency: 10 },
    rollUp: { memoryMb: 2048, reservedConcurrency: 1, afterDays: 2 },
    sweep: { memoryMb: 512, reservedConcurrency: 1 },
    query: { memoryMb: 1024, reservedConcurrency: 20 },
    quality: { memoryMb: 512, reservedConcurrency: 1, thresholds: defaultQualityThresholds },
    throttle: {
      events: { ratePerSecond: 1000, burst: 2000 },
      commerce: { ratePerSecond: 100, burst: 200 },
      query: { ratePerSecond: 50, burst: 100 },
    },
    dedupWindowHours: { events: 24, orders: 720, customers: 720, payments: 720 },
  });
});

test("the window of one dataset can be set alone", () => {
  expect(configurationOf({ ...aConfiguration, dedupWindowHours: { events: 48 } }).dedupWindowHours).toEqual({
    events: 48,
    orders: 720,
    customers: 720,
    payments: 720,
  });
});

test("every default satisfies its own codec", () => {
  for (const [name, { codec, otherwise }] of Object.entries(configurationSettings))
    if (otherwise !== undefined)
      expect([name, decode<unknown, unknown>(codec, otherwise).kind]).toEqual([name, "valid"]);
});

test.each<readonly [string, object]>([
  ['accountId: must be the 12 digits of an AWS account, as text, not "1234"', { accountId: "1234" }],
  [
    "accountId: must be the 12 digits of an AWS account, as text, not 123456789012",
    { accountId: 123456789012 },
  ],
  [
    'primaryRegion: must be a region of AWS\'s standard partition, as eu-central-1, not "frankfurt"',
    { primaryRegion: "frankfurt" },
  ],
  [
    'backupRegion: must be another region than primaryRegion, not "eu-central-1"',
    { backupRegion: "eu-central-1" },
  ],
  [
    'allowedOrigins: must be an https origin without a path or a wildcard, as https://menu.example, not "https://*"',
    { allowedOrigins: ["https://*"] },
  ],
  ["ingest.memoryMb: must be a whole number from 128 to 10240, not 64", { ingest: { memoryMb: 64 } }],
  ["ingest.memroyMb: not a setting; did you mean memoryMb?", { ingest: { memroyMb: 512 } }],
  ["ingest.colour: not a setting; there are memoryMb, reservedConcurrency", { ingest: { colour: 1 } }],
  ['"shards ": not a setting; did you mean shards?', { "shards ": 2 }],
  ["shards: must be a whole number from 1 to 64, not null", { shards: null }],
  [
    'domain.name: must be a host name in lower case, as clicks.menu.example, not "https://menu.example"',
    { domain: { name: "https://menu.example", zoneId: "Z0123" } },
  ],
  ["domain.zoneId: must be the id of a Route 53 zone", { domain: { name: "menu.example" } }],
  ["firewall.requestsPer5Minutes: must be a whole number from 100", { firewall: { requestsPer5Minutes: 1 } }],
  ["priceClass: must be one of CloudFront's price classes", { priceClass: "PriceClass_300" }],
  ['alarms.emails: must be an e-mail address, not "nobody"', { alarms: { emails: ["nobody"] } }],
  ["alarms.emails: a@b.example is given twice", { alarms: { emails: ["a@b.example", "a@b.example"] } }],
  [
    "alarms.emails: a.b@c.example and A-b@c.example differ in case or punctuation only",
    { alarms: { emails: ["a.b@c.example", "A-b@c.example"] } },
  ],
  [
    "alarms.emails: must be a list of at most 10, each an e-mail address, not 11 of them",
    { alarms: { emails: Array.from({ length: 11 }, (_, i) => `a${i}@b.example`) } },
  ],
  ['tags: "owner": must be text of at most 256 letters, digits, spaces and', { tags: { owner: "R&D" } }],
  ['tags: "owner": must be text of at most 256', { tags: { owner: 7 } }],
  ['tags: "R&D": must have a name of 1 to 128 letters', { tags: { "R&D": "owner" } }],
  ['tags: "aws:owner": must not begin with aws:', { tags: { "aws:owner": "platform" } }],
  // by its value the budget finds what to count
  [
    'tags: "application": must not be application, environment, managed-by, in any case',
    { tags: { application: "clicks" } },
  ],
  // IAM takes both for the same
  ['tags: "Application": must not be application', { tags: { Application: "clicks" } }],
  ['tags: "owner": must not differ from Owner in case only', { tags: { Owner: "a", owner: "b" } }],
  [
    "tags: must be at most 40 tags, not 41",
    { tags: Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`t${i}`, ""])) },
  ],
  ["tags: must be an object of at most 40 names", { tags: ["owner"] }],
  ["throttle.events.burst: must be a whole number from 1", { throttle: { events: { burst: 0 } } }],
  [
    "rawArchiveDays: must be at least 30 more than rawInfrequentDays (60), not 80",
    { rawInfrequentDays: 60, rawArchiveDays: 80 },
  ],
  ["shards: must be a whole number from 1 to 64, not 65", { shards: 65 }],
  ["logRetentionDays: must be one of CloudWatch's retentions", { logRetentionDays: 100 }],
  ["rawDays: must be a whole number from 1 to 36500, not 0", { rawDays: 0 }],
  [
    "rawDays: must be more than the 744 hours of lookbackHours and the longest of dedupWindowHours, not 31 days",
    { rawDays: 31 },
  ],
  ["dedupWindowHours: must be a JSON object, not 24", { dedupWindowHours: 24 }],
  [
    "dedupWindowHours.orders: must be a whole number from 0 to 8784, not -1",
    { dedupWindowHours: { orders: -1 } },
  ],
  [
    "dedupWindowHours.visits: not a setting; there are events, orders, customers, payments",
    { dedupWindowHours: { visits: 24 } },
  ],
  [
    "count.reservedConcurrency: must be 2 or more, -1 or 0, not 1: the least that a queue calls at once is 2",
    { count: { reservedConcurrency: 1 } },
  ],
  [
    "pack.reservedConcurrency: must be 2 or more, -1 or 0, not 1: the least that a queue calls at once is 2",
    { pack: { reservedConcurrency: 1 } },
  ],
  ['delivery.mode: must be direct, buffered or draining, not "queued"', { delivery: { mode: "queued" } }],
  [
    "rawDays: must be more than 28 where delivery is buffered, not 28: so late a batch may still come into its hour, whose other raw objects are compared then",
    {
      rawDays: 28,
      delivery: { mode: "buffered" },
      dedupWindowHours: { orders: 24, customers: 24, payments: 24 },
    },
  ],
  ["delivery.waitSeconds: must be a whole number from 1 to 60, not 61", { delivery: { waitSeconds: 61 } }],
  ['firstDay: must be a date as 2026-03-01, not "2015-02-30"', { firstDay: "2015-02-30" }],
  [
    "keys: no option any more: keys are in a table, take them out of here and create them by npm run keys",
    { keys: [{ id: "web-1", kind: "browser", sha256: "secret", sites: ["*"], origins: ["*"] }] },
  ],
  [
    "quality.thresholds.completness: no threshold; there are least_checked, completeness",
    { quality: { thresholds: { completness: {} } } },
  ],
  ['backend.kind: must be local, s3 or cloud, not "git"', { backend: { kind: "git" } }],
  ["backend: must be a backend whose kind is local, s3 or cloud, not an object", { backend: {} }],
  [
    "backend.keyPrefix: must be a key's beginning, not with a slash, as footfall/",
    { backend: { kind: "s3", bucket: "acme-state", region: "eu-central-1", keyPrefix: "/footfall/" } },
  ],
  [
    "backend.organization: must be the name of an organization, it is missing",
    { backend: { kind: "cloud" } },
  ],
  ["environment: must be 2 to 8 lower-case letters, digits or dashes", { environment: "production" }],
])("%s", (sentence, options) => {
  expect(errorsOf(options)).toEqual([expect.stringContaining(sentence)]);
});

test("null means none where an option may be null, whatever its default", () => {
  const none = Object.fromEntries(
    Object.entries(configurationSettings)
      .filter(([, { codec }]) => codec.is(null))
      .map(([name]) => [name, null]),
  );
  expect(Object.keys(none)).toContain("backupLockDays");
  expect(configurationOf({ ...aConfiguration, ...none })).toMatchObject(none);
});

test("a missing option is named", () => {
  const { accountId: _, ...without } = aConfiguration;
  const decoded = decode(Configuration, without as unknown);
  expect(decoded).toEqual({
    kind: "invalid",
    errors: ["accountId: must be the 12 digits of an AWS account, as text, it is missing"],
  });
});

test("an unknown option is refused with the list of those there are", () => {
  expect(errorsOf({ colour: "red" })).toEqual([
    expect.stringMatching(/^colour: not a setting; there are name, /),
  ]);
});

test("the longest name, environment and region make names that S3 and IAM take", () => {
  const names = namesOf(
    configurationOf({
      ...aConfiguration,
      name: "a".repeat(16),
      environment: "b".repeat(8),
      primaryRegion: "ap-northeast-1",
      backupRegion: "ap-southeast-2",
    }),
  );
  for (const bucket of [names.dashboardBucket, names.rawReplicaBucket])
    expect(bucket.length).toBeLessThanOrEqual(63);
  expect(names.role("compact-hourly-schedule").length).toBeLessThanOrEqual(64);
});
