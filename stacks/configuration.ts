import * as t from "io-ts";
import type { Backend } from "../modules/awsStack";
import { CalendarDate } from "../pipeline/event/calendarDate";
import { flag, integer, text } from "../pipeline/event/fieldType";
import { KeyRecords } from "../pipeline/keys/keyRecord";
import { maxShards } from "../pipeline/raw/rawKey";
import { setting, settings } from "./settings";

const matching = (maxLength: number, regex: RegExp, rule: string) =>
  text({ maxLength, pattern: { regex, rule } }).codec;

const whole = (min: number, max: number) => integer({ min, max }).codec;

/** `name` and `environment` are short enough for the longest bucket name to fit S3's 63 characters. */
const shortName = (maxLength: number) =>
  matching(
    maxLength,
    new RegExp(`^[a-z][a-z0-9-]{0,${maxLength - 2}}[a-z0-9]$`),
    `2 to ${maxLength} lower-case letters, digits or dashes beginning with a letter and not ending with a dash`,
  );

const region = matching(
  14,
  /^(af|ap|ca|eu|il|me|mx|sa|us)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/,
  "a region of AWS's standard partition, as eu-central-1",
);

const bucketName = matching(63, /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket");

const origin = matching(
  255,
  /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/,
  "an https origin without a path or a wildcard, as https://menu.example",
);

const logDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653];
const logRetentionDays = new t.Type<number, unknown, unknown>(
  `one of CloudWatch's retentions: ${logDays.join(", ")} days`,
  (u): u is number => logDays.some((days) => days === u),
  (u, context) => (logDays.some((days) => days === u) ? t.success(u as number) : t.failure(u, context)),
  t.identity,
);

const noneOr = <A>(codec: t.Type<A, unknown, unknown>): t.Type<A | null, unknown, unknown> =>
  new t.Type<A | null, unknown, unknown>(
    `null or ${codec.name}`,
    (u): u is A | null => u === null || codec.is(u),
    (u, context) => (u === null || u === undefined ? t.success(null) : codec.validate(u, context)),
    t.identity,
  );

const reservedConcurrency = (otherwise: number) =>
  setting(
    whole(-1, 10_000),
    "Copies that may run at once, set aside from the account's pool; -1 sets none aside, 0 stops it.",
    otherwise,
  );

/** Settings of the ingest function. */
export const ingestSettings = {
  memoryMb: setting(whole(128, 10_240), "Memory, and processor with it.", 512),
  reservedConcurrency: reservedConcurrency(50),
};

/** Settings of the compactor. */
export const compactSettings = {
  memoryMb: setting(whole(128, 10_240), "Memory, and processor with it.", 2048),
  reservedConcurrency: reservedConcurrency(2),
  ephemeralStorageMb: setting(whole(512, 10_240), "Space in /tmp.", 512),
};

/** Settings of the API's throttle. */
export const throttleSettings = {
  ratePerSecond: setting(whole(1, 10_000), "Requests a second, sustained.", 1000),
  burst: setting(whole(1, 10_000), "Requests at once.", 2000),
};

const localBackend = settings("a local backend", {
  kind: setting(t.literal("local"), "State in a file beside the project."),
});

const s3Backend = settings("an S3 backend", {
  kind: setting(t.literal("s3"), "State in a bucket of yours."),
  bucket: setting(bucketName, "The bucket; it must exist."),
  region: setting(region, "The bucket's region."),
  keyPrefix: setting(t.string, "Begins the key of each stack's state.", "footfall/"),
});

const cloudBackend = settings("a Terraform Cloud backend", {
  kind: setting(t.literal("cloud"), "State in Terraform Cloud."),
  organization: setting(matching(40, /^[A-Za-z0-9_-]+$/, "the name of an organization"), "The organization."),
  workspacePrefix: setting(
    matching(80, /^[A-Za-z0-9_-]+$/, "letters, digits, dashes and underscores"),
    "Begins the name of each stack's workspace.",
    "footfall-",
  ),
});

/** Chosen by `kind`, so that a mistake is told in the words of the backend that was meant. */
const backend = new t.Type<Backend, unknown, unknown>(
  "a backend whose kind is local, s3 or cloud",
  (u): u is Backend => [localBackend, s3Backend, cloudBackend].some((codec) => codec.is(u)),
  (u, context) => {
    const kind = typeof u === "object" && u !== null && "kind" in u ? u.kind : undefined;
    if (kind === "local") return localBackend.validate(u, context);
    if (kind === "s3") return s3Backend.validate(u, context);
    if (kind === "cloud") return cloudBackend.validate(u, context);
    return t.failure(u, context);
  },
  t.identity,
);

/** Every option of an installation; `docs/platform.md` lists them for platform teams. */
export const configurationSettings = {
  name: setting(shortName(16), "Begins every name, together with the environment."),
  environment: setting(shortName(8), "Which installation of it: prod, test, …"),
  accountId: setting(
    matching(12, /^\d{12}$/, "the 12 digits of an AWS account, as text"),
    "The account. Terraform refuses credentials of any other.",
  ),
  primaryRegion: setting(region, "Where everything runs."),
  backupRegion: setting(region, "Where the replicas of raw and lake are kept."),
  tags: setting(
    t.readonly(t.record(t.string, t.string)),
    "Tags for every resource, beside application, environment and managed-by.",
    {},
  ),
  backend: setting(backend, "Where Terraform keeps its state.", { kind: "local" }),
  allowedOrigins: setting(
    t.readonlyArray(origin),
    "Pages that may send events from a browser: exact origins.",
    [],
  ),
  keys: setting(KeyRecords, "Who may write: keys as their SHA-256, never the keys.", []),
  shards: setting(whole(1, maxShards), "Shares of an hour that are compacted apart.", 1),
  ingest: setting(settings("the settings of ingest", ingestSettings), "The ingest function.", {}),
  compact: setting(settings("the settings of compact", compactSettings), "The compactor.", {}),
  throttle: setting(settings("the settings of the throttle", throttleSettings), "The API's throttle.", {}),
  dedupWindowHours: setting(
    whole(0, 24 * 366),
    "An event whose id appeared in this many hours before its own is a duplicate.",
    24,
  ),
  lookbackHours: setting(
    whole(1, 24 * 31),
    "Each hourly run checks this many closed hours, and compacts those that need it.",
    24,
  ),
  firstDay: setting(CalendarDate, "The first day that queries look at.", "2015-01-01"),
  scanLimitGb: setting(whole(1, 100_000), "A query that would read more is cancelled.", 100),
  rawDays: setting(
    noneOr(whole(1, 36_500)),
    "Raw objects are deleted after this many days; null keeps them, and with them the power to rebuild the lake.",
    null,
  ),
  rejectedDays: setting(whole(1, 36_500), "Rejected events wait this long for a replay.", 90),
  oldVersionDays: setting(whole(1, 3650), "Overwritten and deleted versions are kept this long.", 30),
  resultDays: setting(whole(1, 3650), "Athena's results are kept this long.", 7),
  accessLogDays: setting(whole(1, 3650), "The buckets' access logs are kept this long.", 365),
  logRetentionDays: setting(logRetentionDays, "Function and API logs are kept this long.", 365),
  backupLockDays: setting(
    whole(1, 3650),
    "For so long no version in the backup can be deleted (Object Lock, governance mode).",
    30,
  ),
  replicationTimeControl: setting(
    flag().codec,
    "S3's promise to replicate within 15 minutes, at a price for each GB.",
    false,
  ),
};

const hoursLookedAt = (hours: {
  readonly lookbackHours: number;
  readonly dedupWindowHours: number;
}): number => hours.lookbackHours + hours.dedupWindowHours;

/** An installation of Footfall: where it lives and how it is set. Fails with one sentence for each mistake. */
export const Configuration = settings("a configuration", configurationSettings, (configuration) => [
  ...(configuration.primaryRegion === configuration.backupRegion
    ? [`backupRegion: must be another region than primaryRegion, not "${configuration.backupRegion}"`]
    : []),
  ...(configuration.rawDays !== null && configuration.rawDays * 24 <= hoursLookedAt(configuration)
    ? [
        `rawDays: must be more than the ${hoursLookedAt(configuration)} hours of lookbackHours and dedupWindowHours, ` +
          `not ${configuration.rawDays} days: the compactor still compares those raw objects`,
      ]
    : []),
]);
export type Configuration = t.TypeOf<typeof Configuration>;
