import { danglingArns } from "./danglingArns";
import type { DeployedResource } from "./deployedResources";

const account = "111122223333";
const queue = `arn:aws:sqs:eu-central-1:${account}:orders`;

const aResource = (address: string, values: DeployedResource["values"]): DeployedResource => ({
  address,
  type: address.split(".")[0] ?? "",
  values,
});

const deployed = [
  aResource("aws_sqs_queue.orders", { arn: queue }),
  aResource("aws_s3_bucket.raw", { arn: "arn:aws:s3:::raw" }),
  aResource("aws_sfn_state_machine.m", { arn: `arn:aws:states:eu-central-1:${account}:stateMachine:m` }),
  aResource("aws_cloudwatch_log_group.logs", {
    arn: `arn:aws:logs:eu-central-1:${account}:log-group:/aws/x`,
  }),
];

const danglingIn = (mentions: unknown) =>
  danglingArns([...deployed, aResource("aws_iam_role_policy.role", { policy: mentions })], account);

test.each([
  queue,
  "arn:aws:s3:::raw",
  "arn:aws:s3:::raw/events/*",
  `arn:aws:logs:eu-central-1:${account}:log-group:/aws/x:log-stream:*`,
  `arn:aws:sqs:eu-central-1:${account}:*`,
  `arn:aws:states:eu-central-1:${account}:execution:m:*`,
  `arn:aws:iam::${account}:root`,
  "arn:aws:iam::aws:policy/ReadOnlyAccess",
])("what is there, or in it, or of AWS is no mistake: %s", (arn) => {
  expect(danglingIn(JSON.stringify({ Resource: [arn] }))).toEqual([]);
});

test.each([
  `arn:aws:sqs:eu-central-1:${account}:order`,
  `arn:aws:sqs:eu-central-1:${account}:orders-2`,
  `arn:aws:sqs:eu-west-1:${account}:orders`,
  `arn:aws:states:eu-central-1:${account}:execution:n:*`,
  "arn:aws:s3:::rawness",
  "arn:aws:s3:::ra",
])("what is not there is told with who mentions it: %s", (arn) => {
  expect(danglingIn([{ statement: `{"Resource":"${arn}"}` }])).toEqual([`aws_iam_role_policy.role: ${arn}`]);
});
