import { AccessLogBucket } from "../../../modules/buckets/accessLogBucket";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { Edge, type EdgeProps } from "../../../modules/edge/edge";
import { readByDistribution } from "../../../modules/edge/edgeAccess";
import { HttpApi, type HttpApiProps } from "../../../modules/edge/httpApi";
import type { AwsStack } from "../../../modules/ground/awsStack";
import { aPlace } from "../aStack";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";

/** Properties of an API under the name that AWS gives. */
export const anApiProps: HttpApiProps = {
  ...aPlace,
  name: "acme-api",
  description: "An API.",
  logGroup: "/aws/vendedlogs/acme-api",
  logRetentionDays: 365,
  key,
  allowedOrigins: [],
  throttle: { ratePerSecond: 10, burst: 20 },
};

/** An edge before an API, with the buckets of its pages and its logs. */
export const anEdge = (stack: AwsStack, props: Partial<EdgeProps> = {}): Edge => {
  const accessLogs = new AccessLogBucket(stack, "access_logs", {
    ...aPlace,
    bucket: "acme-logs",
    sources: ["acme-pages"],
    edgeSources: ["acme-edge"],
    expireDays: 30,
  });
  const edge = new Edge(stack, "edge", {
    ...aPlace,
    name: "acme-edge",
    description: "An edge.",
    global: stack.providerIn("us-east-1"),
    api: new HttpApi(stack, "api", anApiProps),
    pagesBucket: "acme-pages",
    accessLogs,
    priceClass: "PriceClass_100",
    ...props,
  });
  new EncryptedBucket(stack, "pages", {
    ...aPlace,
    bucket: "acme-pages",
    key,
    content: "replaceable",
    oldVersionDays: 30,
    accessLogs,
    statements: [readByDistribution(aPlace, "acme-pages", edge.distributionId)],
  });
  return edge;
};
