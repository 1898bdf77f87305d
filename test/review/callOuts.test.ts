import { callOutsOf } from "../../review/callOuts";
import type { Change } from "../../review/change";
import { speakerOf } from "../../review/iam/speaker";
import { reviewOf } from "../../review/review";
import { aChange, aPlannedChange, aSynthChange } from "./aStackChange";

const place = { accountId: "123456789012", region: "eu-central-1" };
const speaker = speakerOf([], place);
const calledOut = (change: Change, drift: readonly Change[] = []) =>
  callOutsOf(
    {
      stack: "primary",
      against: "",
      changes: [change],
      drift,
      settings: [],
      notes: [],
      resources: [],
      place,
    },
    speaker,
  );

test.each([
  ["a plan", aPlannedChange()],
  ["two syntheses", aSynthChange()],
])("what %s would destroy or replace of what is stateful comes first, with what is lost", (_, changes) => {
  const { isLossy, stacks } = reviewOf([changes]);
  expect(isLossy).toBe(true);
  const reasons = stacks[0]?.callOuts.lost.map(({ change, reason }) => `${change.address}: ${reason}`);
  expect(reasons).toEqual([
    "aws_s3_bucket.lake: replaced: `bucket` cannot be changed in place. Lost: its objects and all their versions",
    expect.stringMatching(/^aws_s3_bucket\.old: destroyed.* Lost: its objects and all their versions$/),
  ]);
});

test.each(["add", "change", "move", "import", "forget"] as const)(
  "to %s something stateful loses nothing",
  (action) => {
    const { lost, stateful } = calledOut(aChange({ type: "aws_dynamodb_table", action }));
    expect(lost).toEqual([]);
    expect(stateful).toHaveLength(1);
  },
);

test("to destroy what can be made again is no loss", () => {
  expect(
    calledOut(aChange({ type: "aws_lambda_function", action: "destroy", after: undefined })).lost,
  ).toEqual([]);
});

test.each([
  "aws_cloudfront_distribution",
  "aws_acm_certificate",
  "aws_sns_topic_subscription",
  "aws_kms_key",
])("an address that the world knows counts as stateful, as data does: %s", (type) => {
  expect(calledOut(aChange({ type, action: "destroy", after: undefined })).lost).toHaveLength(1);
});

test("what was deleted outside Terraform is called out, though the plan does not lose it", () => {
  const gone = aChange({ type: "aws_s3_bucket", action: "destroy", after: undefined });
  const { lost, stateful } = calledOut(aChange({ type: "aws_iam_role", action: "none" }), [gone]);
  expect(lost).toEqual([]);
  expect(stateful.map(({ reason }) => reason)).toEqual([
    "deleted outside Terraform already. Lost: its objects and all their versions",
  ]);
});

const policy = (...statements: readonly object[]) => ({
  role: "r",
  policy: JSON.stringify({ Statement: statements }),
});
const put = { Sid: "Put", Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::b/raw/*"] };
const doorman = {
  function_name: "ingest",
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
};
const refusal = { Sid: "No", Effect: "Deny", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::b/*" };

test.each([
  ["comes", { action: "add", before: undefined, after: doorman }, "after"],
  ["goes", { action: "destroy", before: doorman, after: undefined }, "before"],
] as const)("a permission that is a resource of its own is one statement when it %s", (_, change, side) => {
  const [permission] = calledOut(aChange({ type: "aws_lambda_permission", ...change })).permissions;
  expect(permission?.statements).toEqual([
    {
      before: undefined,
      after: undefined,
      [side]: expect.objectContaining({
        sentence: "The service `apigateway.amazonaws.com` may call function `ingest`.",
      }),
    },
  ]);
});

test("permissions change statement by statement, told by their names", () => {
  const wider = { ...put, Resource: ["arn:aws:s3:::b/*"] };
  const read = { ...put, Sid: "Get", Action: "s3:GetObject" };
  const { permissions } = calledOut(
    aChange({
      type: "aws_iam_role_policy",
      before: policy(put, refusal),
      after: policy(read, wider, refusal),
    }),
  );
  const told = permissions.flatMap(({ statements }) =>
    statements.map(({ before, after }) => [before?.sentence, after?.sentence]),
  );
  expect(told).toEqual([
    [undefined, "role `r` may read objects under `raw/` in `b`."],
    ["role `r` may put objects under `raw/` in `b`.", "role `r` may put objects anywhere in `b`."],
  ]);
});

test("the same statements in another order and notation are no change", () => {
  const same = { Action: "s3:PutObject", Resource: "arn:aws:s3:::b/raw/*", Effect: "Allow", Sid: "Put" };
  const change = aChange({
    type: "aws_iam_role_policy",
    before: policy(put, refusal),
    after: policy(refusal, same),
  });
  expect(calledOut(change).permissions).toEqual([]);
});

test("a refusal that goes is called out with what is less guarded", () => {
  const { open } = calledOut(
    aChange({ type: "aws_iam_role_policy", before: policy(put, refusal), after: policy(put) }),
  );
  expect(open.map(({ reason }) => reason)).toEqual([
    "no longer refused: role `r` may never delete objects anywhere in `b`.",
  ]);
});
