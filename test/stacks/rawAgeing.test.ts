import { aConfiguration, installation, type Resource } from "./synthesized";

interface Rule {
  readonly filter: readonly { readonly prefix: string }[];
  readonly expiration?: readonly { readonly days: number }[];
  readonly transition?: readonly { readonly days: number; readonly storage_class: string }[];
}

const rulesOf = (resource: Resource | undefined): readonly Rule[] => resource?.["rule"] as readonly Rule[];

const ageing = (options: object) => {
  const { primary, backup } = installation({ ...aConfiguration, ...options });
  return [
    rulesOf(primary.resources["aws_s3_bucket_lifecycle_configuration.raw_lifecycle"]),
    rulesOf(backup.resources["aws_s3_bucket_lifecycle_configuration.raw_replica_lifecycle"]),
  ].map((rules) => ({
    days: Object.fromEntries(
      rules.flatMap(({ filter, expiration = [] }) =>
        expiration.map(({ days }) => [filter.map(({ prefix }) => prefix).join(), days]),
      ),
    ),
    moves: rules.flatMap(({ transition = [] }) =>
      transition.map(({ days, storage_class }) => [days, storage_class]),
    ),
  }));
};

test("rejected events keep their own days where raw objects are kept for fewer, in both regions", () => {
  expect(ageing({ rawDays: 40, rejectedDays: 90 })).toEqual([
    { days: { "raw/": 40, "rejected/": 90 }, moves: [[30, "STANDARD_IA"]] },
    { days: { "raw/": 40, "rejected/": 90 }, moves: [[30, "GLACIER_IR"]] },
  ]);
});

test("raw objects are kept, and moved, unless the configuration says otherwise", () => {
  expect(ageing({})).toEqual([
    {
      days: { "rejected/": 90 },
      moves: [
        [30, "STANDARD_IA"],
        [90, "GLACIER_IR"],
      ],
    },
    { days: { "rejected/": 90 }, moves: [[30, "GLACIER_IR"]] },
  ]);
});

test("null leaves objects where they are", () => {
  const none = { rawInfrequentDays: null, rawArchiveDays: null, backupArchiveDays: null };
  expect(ageing(none).map(({ moves }) => moves)).toEqual([[], []]);
});
