import { decode } from "../../../pipeline/event/decode";
import { ObjectCreated } from "../../../pipeline/metrics/objectCreated";

/** A notification as S3 writes it. */
const aNotification = (
  ...records: readonly { readonly key: string; readonly eventName?: string }[]
): string =>
  JSON.stringify({
    Records: records.map(({ key, eventName = "ObjectCreated:Put" }) => ({
      eventVersion: "2.1",
      eventSource: "aws:s3",
      awsRegion: "eu-central-1",
      eventTime: "2026-03-01T18:42:08.004Z",
      eventName,
      userIdentity: { principalId: "AWS:AROAEXAMPLE" },
      requestParameters: { sourceIPAddress: "203.0.113.9" },
      s3: {
        s3SchemaVersion: "1.0",
        configurationId: "count",
        bucket: { name: "acme-prod-raw", arn: "arn:aws:s3:::acme-prod-raw" },
        object: {
          key,
          size: 1024,
          eTag: "d41d8cd98f00b204e9800998ecf8427e",
          sequencer: "0055AED6DCD90281E5",
        },
      },
    })),
  });

test.each([
  [
    "raw/events/dt%3D2026-03-01/hr%3D18/s%3D00/abc.ndjson.gz",
    "raw/events/dt=2026-03-01/hr=18/s=00/abc.ndjson.gz",
  ],
  ["raw/events/dt=2026-03-01/hr=18/s=00/abc.ndjson.gz", "raw/events/dt=2026-03-01/hr=18/s=00/abc.ndjson.gz"],
  ["a+b%2Bc", "a b+c"],
  ["men%C3%B9/%F0%9F%8D%A3", "menù/🍣"],
])("the key %s is %s", (key, expected) => {
  expect(decode(ObjectCreated, aNotification({ key }))).toEqual({ kind: "valid", value: [expected] });
});

test("every new object of a notification is named, however it was made; nothing else is", () => {
  const notification = aNotification(
    { key: "a", eventName: "ObjectCreated:CompleteMultipartUpload" },
    { key: "b", eventName: "ObjectRemoved:Delete" },
    { key: "c", eventName: "ObjectCreated:Copy" },
    { key: "d", eventName: "ObjectRestore:Completed" },
  );
  expect(decode(ObjectCreated, notification)).toEqual({ kind: "valid", value: ["a", "c"] });
});

test("what S3 says when the queue is connected names no object", () => {
  const test = {
    Service: "Amazon S3",
    Event: "s3:TestEvent",
    Time: "2026-03-01T18:00:00.000Z",
    Bucket: "raw",
  };
  expect(decode(ObjectCreated, JSON.stringify(test))).toEqual({ kind: "valid", value: [] });
});

test.each([
  undefined,
  7,
  {},
  "",
  "not JSON, secret",
  "null",
  "[]",
  "{}",
  '{"Records":{}}',
  '{"Records":[{}]}',
  '{"Event":"secret"}',
  aNotification({ key: "secret%" }),
  aNotification({ key: "a" }, { key: "%ff" }),
])("%j is refused, and not quoted", (u) => {
  const decoded = decode(ObjectCreated, u);
  expect(decoded).toMatchObject({ kind: "invalid" });
  expect(JSON.stringify(decoded)).not.toContain("secret");
});

test.each([
  ["raw/events/dt=2026-03-01/hr=18/s=00/abc.ndjson.gz"],
  ["a b+c&d%20e"],
  ["menù/crème brûlée"],
  ["sushi/寿司/🍣"],
])("the local mode's notification of %s is read as that", (key) => {
  expect(decode(ObjectCreated, ObjectCreated.encode([key]))).toEqual({ kind: "valid", value: [key] });
});
