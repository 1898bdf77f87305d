import type { Construct } from "constructs";
import { EncryptedBucket } from "../modules/buckets/encryptedBucket";
import type { Edge } from "../modules/edge/edge";
import { decryptForDistributions, readByDistribution } from "../modules/edge/edgeAccess";
import { Pages } from "../modules/edge/pages";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** The dashboard's pages, in a bucket that CloudFront alone reads. */
export const dashboard = (
  stack: Construct,
  { oldVersionDays }: Configuration,
  { place, names, data }: Ground,
  { accessLogs }: PrimaryBuckets,
  edge: Edge,
): void => {
  const bucket = new EncryptedBucket(stack, "dashboard", {
    ...place,
    bucket: names.dashboardBucket,
    key: data.arn,
    content: "replaceable",
    oldVersionDays,
    accessLogs,
    statements: [readByDistribution(place, names.dashboardBucket, edge.distributionId)],
  });
  data.allow(decryptForDistributions(place, names.dashboardBucket));
  new Pages(stack, "pages", { bucket });
};
