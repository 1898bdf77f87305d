import type { Statement } from "../ground/policy";

/** What no queue lets anyone do: speak without TLS. */
export const queueGuards = (queueArn: string): readonly Statement[] => [
  {
    sid: "DenyWithoutTls",
    effect: "Deny",
    principal: "*",
    actions: ["sqs:*"],
    resources: [queueArn],
    condition: { Bool: { "aws:SecureTransport": "false" } },
  },
];
