import { decode } from "../../../pipeline/event/decode";
import { BufferedIngestEnvironment } from "../../../pipeline/ingest/bufferedIngestEnvironment";

const variables = {
  RAW_STORE: "s3://acme-raw",
  SHARDS: "4",
  KEY_STORE: "dynamodb:acme-keys",
  RATE_TABLE: "acme-rates",
  BATCH_QUEUE: "https://sqs.eu-central-1.amazonaws.com/111122223333/acme-pack",
};

test("BufferedIngestEnvironment reads what it writes", () => {
  const decoded = decode(BufferedIngestEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(BufferedIngestEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each([
  ["RAW_STORE", undefined],
  ["SHARDS", "0"],
  ["BATCH_QUEUE", "acme-pack"],
  ["BATCH_QUEUE", undefined],
])("BufferedIngestEnvironment names the variable %s where it is %s", (name, value) => {
  expect(decode(BufferedIngestEnvironment, { ...variables, [name]: value })).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(new RegExp(`^${name}: must be `))],
  });
});
