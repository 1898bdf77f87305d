import { AthenaClient } from "@aws-sdk/client-athena";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { type EndpointParameters, regionalEndpoint } from "../../../handlers/sdk/regionalEndpoint";

const options = { region: "eu-central-1", credentials: { accessKeyId: "id", secretAccessKey: "secret" } };
const rules = {
  athena: new AthenaClient(options).config.endpointProvider,
  dynamodb: new DynamoDBClient(options).config.endpointProvider,
  s3: new S3Client(options).config.endpointProvider,
  sqs: new SQSClient(options).config.endpointProvider,
};
type Service = keyof typeof rules;

/** What a request is sent to and signed with, by the SDK's rules. */
const byRules = (service: Service, endpointParams: EndpointParameters) => {
  const params = { UseFIPS: false, UseDualStack: false, Accelerate: false, ...endpointParams };
  // biome-ignore lint/suspicious/noExplicitAny: each service has parameters of its own
  const { url, properties } = rules[service](params as any);
  return { url: url.href, properties };
};

const ours = (service: Service, endpointParams: EndpointParameters) => {
  const { url, properties } = regionalEndpoint(service, { endpointParams });
  return { url: url.href, properties };
};

const regions = [
  "us-east-1",
  "eu-central-1",
  "ap-southeast-2",
  "us-gov-west-1",
  "cn-north-1",
  "mx-central-1",
];
const endpoints = ["http://127.0.0.1:5000", "https://moto.test/base", "http://localhost:4566/"];

test.each(Object.keys(rules) as Service[])("%s is asked where the SDK's own rules say", (service) => {
  const all = [
    ...regions.map((Region) => ({ Region })),
    ...endpoints.map((Endpoint) => ({ Region: "eu-central-1", Endpoint })),
  ];
  for (const params of all)
    expect({ params, ...ours(service, params) }).toEqual({ params, ...byRules(service, params) });
});

test("an ordinary bucket is asked where the SDK's own rules say", () => {
  const buckets = [
    "raw",
    "acme-footfall-raw-123456789012-eu-central-1",
    "with.dots",
    "a--b",
    "acme--prod-s3",
  ];
  for (const Bucket of buckets)
    for (const Endpoint of [undefined, ...endpoints])
      for (const Region of regions)
        for (const ForcePathStyle of [false, true]) {
          const params = { Region, Bucket, ForcePathStyle: ForcePathStyle || Bucket.includes("."), Endpoint };
          expect({ params, ...ours("s3", params) }).toEqual({ params, ...byRules("s3", params) });
        }
});

test.each([
  ["UseFIPS", { UseFIPS: true }],
  ["UseDualStack", { UseDualStack: true }],
  ["Accelerate", { Accelerate: true }],
  ['region "us-iso-east-1"', { Region: "us-iso-east-1" }],
  ['region ""', { Region: undefined }],
  ['bucket "arn:aws:s3:::accesspoint"', { Bucket: "arn:aws:s3:::accesspoint" }],
  ['bucket "raw--usw2-az1--x-s3"', { Bucket: "raw--usw2-az1--x-s3" }],
  ['bucket "raw-s3alias"', { Bucket: "raw-s3alias" }],
])("%s is refused, since its endpoints are others", (named, params) => {
  expect(() => ours("s3", { Region: "eu-central-1", ...params })).toThrow(
    new RegExp(`^${named}: its (endpoints are|kind is) left out of this bundle$`),
  );
});
