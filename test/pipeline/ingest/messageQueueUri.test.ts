import { decode } from "../../../pipeline/event/decode";
import { MessageQueueUri } from "../../../pipeline/ingest/messageQueueUri";

test.each<[string, MessageQueueUri]>([
  [
    "https://sqs.eu-central-1.amazonaws.com/111122223333/acme-prod-pack",
    { kind: "sqs", url: "https://sqs.eu-central-1.amazonaws.com/111122223333/acme-prod-pack" },
  ],
  ["file:///data/queue", { kind: "dir", folder: "/data/queue" }],
  ["file:///my%20data/100%25", { kind: "dir", folder: "/my data/100%" }],
])("%s names a queue, and is what the queue is encoded to", (uri, queue) => {
  expect(decode(MessageQueueUri, uri)).toEqual({ kind: "valid", value: queue });
  expect(MessageQueueUri.encode(queue)).toBe(uri);
  expect(MessageQueueUri.is(queue)).toBe(true);
});

test.each([
  "",
  "acme-prod-pack",
  "https://sqs.eu-central-1.amazonaws.com/acme-prod-pack",
  "http://sqs.eu-central-1.amazonaws.com/111122223333/acme-prod-pack",
  "https://sqs.eu-central-1.amazonaws.com/111122223333/acme prod",
  "file://",
  "file:///",
  "file:///data/100%",
  "s3://acme-raw",
  undefined,
  7,
])("%p names none", (uri) => {
  expect(decode(MessageQueueUri, uri)).toMatchObject({ kind: "invalid" });
  expect(MessageQueueUri.is(uri)).toBe(false);
});
