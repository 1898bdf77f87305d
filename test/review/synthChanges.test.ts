import { synthChanges } from "../../review/synthChanges";
import { aSynthAfter, aSynthBefore, aSynthChange, changeAt } from "./aStackChange";

const { changes } = aSynthChange();

test.each([
  ["aws_kms_key.second_key", "add"],
  ["aws_dynamodb_table.metrics", "change"],
  ["aws_s3_bucket.lake", "replace"],
  ["aws_s3_bucket.old", "destroy"],
  ["aws_sqs_queue.kept", "forget"],
  ["aws_s3_bucket.imported", "import"],
  ["aws_sqs_queue.compact_dead_letters", "change"],
  ["aws_s3_bucket.raw", "none"],
])("%s: %s, as in the plan of the same change", (address, action) => {
  expect(changeAt(changes, address).action).toBe(action);
});

test("the old address of what moved is not destroyed", () => {
  expect(changes.map(({ address }) => address)).not.toContain("aws_sqs_queue.dead_letters");
  expect(changeAt(changes, "aws_sqs_queue.compact_dead_letters").movedFrom).toBe(
    "aws_sqs_queue.dead_letters",
  );
});

test("without a last synth everything is new, and said to be", () => {
  const first = synthChanges("primary", "cdktf.out", undefined, aSynthAfter);
  expect(first.against).toBe("the last synth: there is none of it in cdktf.out, so everything is new");
  expect(new Set(first.changes.map(({ action }) => action))).toEqual(new Set(["add", "import"]));
});

test("a stack that is gone is destroyed", () => {
  const last = synthChanges("primary", "cdktf.out", aSynthBefore, undefined);
  expect(last.against).toBe("the last synth in cdktf.out: the stack is no longer there");
  expect(new Set(last.changes.map(({ action }) => action))).toEqual(new Set(["destroy"]));
});

test("the same sources change nothing", () => {
  const same = synthChanges("primary", "cdktf.out", aSynthAfter, aSynthAfter);
  expect(same.changes.filter(({ action }) => action !== "none")).toEqual([]);
  expect(same.settings).toEqual([]);
});

const bucketAt = (name: string, bucket: string) => ({ resource: { aws_s3_bucket: { [name]: { bucket } } } });

test("a bucket whose address alone changes is destroyed, and told how to be kept", () => {
  const { changes: renamed } = synthChanges(
    "primary",
    "out",
    bucketAt("raw", "acme"),
    bucketAt("events", "acme"),
  );
  expect(changeAt(renamed, "aws_s3_bucket.raw")).toMatchObject({
    action: "destroy",
    reason: expect.stringContaining("terraform state mv aws_s3_bucket.raw aws_s3_bucket.events"),
  });
});

test("what is another thing under another address is not told to be moved", () => {
  const toldAt = (endpoint: string, name: string) => ({
    resource: { aws_sns_topic_subscription: { [name]: { topic_arn: "t", protocol: "email", endpoint } } },
  });
  const { changes: replaced } = synthChanges(
    "primary",
    "out",
    toldAt("a@b.example", "a"),
    toldAt("c@b.example", "c"),
  );
  expect(changeAt(replaced, "aws_sns_topic_subscription.a")).toMatchObject({
    action: "destroy",
    reason: undefined,
  });
});

test("order of creation is no change; the backend and outputs are told", () => {
  const at = (region: string, depends_on: string[]) => ({
    terraform: { backend: { s3: { region } } },
    output: { url: { value: region } },
    resource: { aws_s3_bucket: { raw: { bucket: "acme", depends_on } } },
  });
  const { changes: made, settings } = synthChanges("primary", "out", at("a", []), at("b", ["x.y"]));
  expect(changeAt(made, "aws_s3_bucket.raw").action).toBe("none");
  expect(settings.map((change) => "path" in change && change.path)).toEqual([
    "backend.s3.region",
    "output.url",
  ]);
});

test("a stack that moves to another region or account leaves everything behind", () => {
  const at = (region: string, account: string) => ({
    provider: { aws: [{ region, allowed_account_ids: [account] }] },
    resource: { aws_kms_key: { data_key: {} } },
  });
  const notes = (...to: readonly [string, string]) =>
    synthChanges("primary", "out", at("eu-west-1", "111122223333"), at(...to)).notes;
  expect(notes("us-east-1", "111122223333")).toEqual([
    expect.stringMatching(
      /^The stack moves from eu-west-1 of account 111122223333 to us-east-1 of account 111122223333: /,
    ),
  ]);
  expect(notes("eu-west-1", "444455556666")).toHaveLength(1);
  expect(notes("eu-west-1", "111122223333")).toEqual([]);
});
