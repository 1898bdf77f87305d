import { speakerOf } from "../../review/iam/speaker";
import { publicDoors } from "../../review/publicity";

const speaker = speakerOf([], { accountId: "123456789012", region: "eu-central-1" });
const doors = (type: string, values: object) =>
  publicDoors({ address: `${type}.it`, type, values: { ...values } }, speaker);
const block = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const allow = (statement: object) => ({
  policy: JSON.stringify({
    Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*", ...statement },
  }),
});

test.each([
  ["aws_apigatewayv2_route", { route_key: "POST /v1/events" }, "`POST /v1/events` has no authorizer"],
  [
    "aws_apigatewayv2_api",
    { cors_configuration: { allow_origins: ["*"] } },
    "pages of any origin may call it",
  ],
  [
    "aws_cloudfront_distribution",
    { enabled: true, aliases: ["a.example"] },
    "answers to the name `a.example`",
  ],
  ["aws_lambda_function_url", { authorization_type: "NONE" }, "a function URL without authorization"],
  ["aws_s3_bucket_public_access_block", { ...block, block_public_acls: false }, "block_public_acls off"],
  ["aws_s3_bucket_policy", allow({ Principal: "*" }), "Anyone at all may read objects"],
  ["aws_s3_bucket_policy", allow({ Principal: { AWS: ["*"] } }), "Anyone at all may read objects"],
  ["aws_s3_bucket_policy", allow({ NotPrincipal: { AWS: "111122223333" } }), "Everyone other than"],
  [
    "aws_lambda_permission",
    { principal: "*", action: "lambda:InvokeFunction", function_name: "f" },
    "Anyone at all may call function `f`",
  ],
])("%s is open with %j", (type, values, reason) => {
  expect(doors(type, values)).toContainEqual(expect.stringContaining(reason));
});

test.each([
  ["aws_apigatewayv2_route", { authorization_type: "JWT" }],
  ["aws_apigatewayv2_api", { cors_configuration: { allow_origins: ["https://a.example"] } }],
  ["aws_lambda_function_url", { authorization_type: "AWS_IAM" }],
  ["aws_s3_bucket_public_access_block", block],
  ["aws_s3_bucket_policy", allow({ Principal: "*", Effect: "Deny" })],
  ["aws_s3_bucket_policy", allow({ Principal: { Service: "cloudfront.amazonaws.com" } })],
  ["aws_sqs_queue", {}],
])("%s is closed with %j", (type, values) => {
  expect(doors(type, values)).toEqual([]);
});
