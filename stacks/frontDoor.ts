import { Edge } from "../modules/edge/edge";
import { Firewall } from "../modules/edge/firewall";
import type { HttpApi } from "../modules/edge/httpApi";
import type { AwsStack } from "../modules/ground/awsStack";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** CloudFront before the API and the dashboard's pages, with a firewall where it is wanted. */
export const frontDoor = (
  stack: AwsStack,
  configuration: Configuration,
  { place, names }: Ground,
  { accessLogs }: PrimaryBuckets,
  api: HttpApi,
): Edge => {
  const global = stack.providerIn("us-east-1");
  const { domain, firewall, logRetentionDays } = configuration;
  return new Edge(stack, "edge", {
    ...place,
    name: names.edge,
    description: "Footfall: events in, pages and answers out.",
    global,
    api,
    pagesBucket: names.dashboardBucket,
    accessLogs,
    priceClass: configuration.priceClass,
    domain: domain ?? undefined,
    firewall:
      firewall === null
        ? undefined
        : new Firewall(stack, "firewall", {
            name: names.edge,
            accountId: place.accountId,
            global,
            logRetentionDays,
            requestsPer5Minutes: firewall.requestsPer5Minutes,
          }),
  });
};
