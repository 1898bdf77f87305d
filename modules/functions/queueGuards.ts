import { denyWithoutTls, type Statement } from "../ground/policy";

/** What no queue lets anyone do: speak without TLS. */
export const queueGuards = (queueArn: string): readonly Statement[] => [
  denyWithoutTls(["sqs:*"], [queueArn]),
];
