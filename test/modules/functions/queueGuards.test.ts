import { queueGuards } from "../../../modules/functions/queueGuards";

test("nobody speaks to a queue without TLS", () => {
  expect(queueGuards("arn:aws:sqs:eu-central-1:111122223333:acme")).toEqual([
    {
      sid: "DenyWithoutTls",
      effect: "Deny",
      principal: "*",
      actions: ["sqs:*"],
      resources: ["arn:aws:sqs:eu-central-1:111122223333:acme"],
      condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
});
