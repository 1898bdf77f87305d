import { planChanges } from "../../review/planChanges";
import type { PlanDocument } from "../../review/planDocument";
import { aPlannedChange, aSynthAfter, changeAt } from "./aStackChange";

const { changes, drift, settings, notes, resources } = aPlannedChange();

test.each([
  ["aws_kms_key.second_key", "add"],
  ["aws_dynamodb_table.metrics", "change"],
  ["aws_s3_bucket.lake", "replace"],
  ["aws_s3_bucket.old", "destroy"],
  ["aws_sqs_queue.kept", "forget"],
  ["aws_s3_bucket.imported", "import"],
  ["aws_sqs_queue.compact_dead_letters", "change"],
  ["aws_s3_bucket.raw", "none"],
])("%s: %s", (address, action) => {
  expect(changeAt(changes, address).action).toBe(action);
});

test("a replacement names the attribute that cannot change in place, and Terraform's reason", () => {
  expect(changeAt(changes, "aws_s3_bucket.lake")).toMatchObject({
    replacedFor: ["bucket"],
    reason: "it cannot be changed in place",
  });
});

test("moves, imports and reasons of deletion are kept", () => {
  expect(changeAt(changes, "aws_sqs_queue.compact_dead_letters").movedFrom).toBe(
    "aws_sqs_queue.dead_letters",
  );
  expect(changeAt(changes, "aws_s3_bucket.imported").importedId).toBe("acme-test-imported");
  expect(changeAt(changes, "aws_s3_bucket.old").reason).toBe("it is no longer in the configuration");
});

test("what is sensitive is not in the attributes", () => {
  const { attributes } = changeAt(changes, "aws_ssm_parameter.note");
  expect(attributes).toContainEqual({
    kind: "value",
    path: "value",
    before: "(sensitive)",
    after: "(sensitive)",
  });
  expect(JSON.stringify(attributes)).not.toContain("secret");
});

test("drift is what was changed outside; what only the provider writes otherwise is none", () => {
  expect(drift.map(({ address }) => address)).toEqual([
    "aws_cloudwatch_log_group.ingest_logs",
    "aws_iam_role.ingest_role",
    "aws_s3_bucket.raw",
  ]);
  expect(changeAt(drift, "aws_cloudwatch_log_group.ingest_logs").attributes).toEqual([
    { kind: "value", path: "retention_in_days", before: "365", after: "30" },
  ]);
});

test("new outputs and failed checks are told", () => {
  expect(settings).toEqual([{ kind: "unknown", path: "output.key", before: "not set" }]);
  expect(notes).toEqual(["The check check.raw_is_named fails: The raw bucket must be called another."]);
});

test("a policy that waits for a key's ARN is read from the sources", () => {
  const policy = resources.find(({ address }) => address === "aws_iam_role_policy.ingest_role_key_policy");
  expect(policy?.values["policy"]).toContain("$" + "{aws_kms_key.second_key.arn}");
});

test("neither what is destroyed nor what is let go of will be there", () => {
  const addresses = resources.map(({ address }) => address);
  expect(addresses).not.toContain("aws_s3_bucket.old");
  expect(addresses).not.toContain("aws_sqs_queue.kept");
  expect(addresses).toContain("aws_s3_bucket.lake");
});

const aPlan = (parts: Partial<PlanDocument>): PlanDocument => ({
  format_version: "1.2",
  resource_changes: [],
  ...parts,
});

test("a plan that failed, that is not complete, or that puts something off says so", () => {
  const of = (parts: Partial<PlanDocument>) => planChanges("primary", "p", aPlan(parts), {}).notes;
  expect(of({ errored: true, complete: false })).toEqual([
    "The plan ended with an error: what it shows is not everything.",
  ]);
  expect(of({ complete: false })).toEqual([
    "The plan is not complete: a further plan must follow its apply.",
  ]);
  expect(
    of({ deferred_changes: [{ reason: "provider_config_unknown", resource_change: { address: "a.b" } }] }),
  ).toEqual(["a.b is put off (provider_config_unknown): a further plan must follow."]);
});

test("a plan of other sources, or for another region, says so", () => {
  const configuration = {
    provider_config: { aws: { expressions: { region: { constant_value: "eu-west-1" } } } },
  };
  const { notes: said } = planChanges("primary", "p", aPlan({ configuration }), aSynthAfter);
  expect(said).toEqual([
    expect.stringMatching(
      /^The plan was made from other sources than these: \d+ resources are in one of the two only/,
    ),
    "The plan is for eu-west-1, the configuration here for eu-central-1.",
  ]);
});

test("an old object that a replacement left behind is destroyed, and called what it is", () => {
  const resource_changes = [
    {
      address: "aws_s3_bucket.raw",
      type: "aws_s3_bucket",
      deposed: "ab12",
      change: { actions: ["delete"], before: {}, after: null },
    },
  ];
  const [change] = planChanges("primary", "p", aPlan({ resource_changes }), {}).changes;
  expect(change).toMatchObject({ action: "destroy", deposed: "ab12" });
});

test("data sources are none of the changes, and an unknown reason is said as it is", () => {
  const resource_changes = [
    { address: "data.aws_region.now", type: "aws_region", mode: "data", change: { actions: ["read"] } },
    {
      address: "a.b",
      type: "a",
      action_reason: "because_new",
      change: { actions: ["create", "delete"], before: {}, after: {} },
    },
  ];
  const { changes: made } = planChanges("primary", "p", aPlan({ resource_changes }), {});
  expect(made).toMatchObject([{ address: "a.b", action: "replace", reason: "because_new" }]);
});

test("nothing that the plan marks as sensitive is in what is judged, not even a policy", () => {
  const side = (secret: string) => ({ policy: secret, list: [{ key: secret, name: "a" }] });
  const mask = { policy: true, list: [{ key: true }] };
  const change = {
    actions: ["update"],
    before: side("hush"),
    after: side("hush-hush"),
    before_sensitive: mask,
    after_sensitive: mask,
  };
  const plan = aPlan({ resource_changes: [{ address: "aws_iam_policy.p", type: "aws_iam_policy", change }] });
  const made = planChanges("primary", "p", plan, {});
  expect(JSON.stringify(made)).not.toContain("hush");
  expect(made.resources[0]?.values).toEqual({
    policy: "(sensitive)",
    list: [{ key: "(sensitive)", name: "a" }],
  });
});
