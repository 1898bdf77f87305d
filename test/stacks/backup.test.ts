import { at, installation, statementsOf } from "./synthesized";

const { primary, backup } = installation();

test("the primary replicates to the buckets and the key alias that the backup makes", () => {
  for (const part of ["raw", "lake"]) {
    const { rule } = at(primary, `aws_s3_bucket_replication_configuration.replication_${part}`) as {
      rule: readonly [Readonly<Record<string, unknown>>];
    };
    const { bucket } = at(backup, `aws_s3_bucket.${part}_replica`);
    const { name } = at(backup, "aws_kms_alias.backup_key_alias");
    expect(rule[0]).toMatchObject({
      status: "Enabled",
      delete_marker_replication: { status: "Disabled" },
      source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
      destination: {
        bucket: `arn:aws:s3:::${bucket}`,
        encryption_configuration: { replica_kms_key_id: `arn:aws:kms:eu-west-1:111122223333:${name}` },
        metrics: { status: "Enabled" },
      },
    });
  }
});

test("replicas are locked for the days that the configuration says", () => {
  for (const part of ["raw", "lake"]) {
    expect(at(backup, `aws_s3_bucket.${part}_replica`)).toMatchObject({ object_lock_enabled: true });
    expect(at(backup, `aws_s3_bucket_object_lock_configuration.${part}_replica_lock`)["rule"]).toEqual({
      default_retention: { mode: "GOVERNANCE", days: 30 },
    });
  }
});

test("no bucket policy stands in the way of replication", () => {
  for (const part of ["raw", "lake"]) {
    const policy = at(backup, `aws_s3_bucket_policy.${part}_replica_policy`)["policy"];
    const unconditional = statementsOf(policy).filter(
      ({ Effect, Action }) => Effect === "Deny" && Action.some((action) => action.startsWith("s3:Replicate")),
    );
    expect(unconditional).toEqual([]);
  }
});

test("the backup stands in its own region, in the same account", () => {
  expect(backup.document["provider"]).toEqual({
    aws: [
      {
        region: "eu-west-1",
        allowed_account_ids: ["111122223333"],
        default_tags: [{ tags: { application: "acme", environment: "test", "managed-by": "cdktf" } }],
      },
    ],
  });
});
