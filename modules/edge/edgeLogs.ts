import { CloudwatchLogDelivery } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery";
import { CloudwatchLogDeliveryDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination";
import { CloudwatchLogDeliverySource } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-source";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { AccessLogBucket } from "../buckets/accessLogBucket";
import { bucketArn } from "../ground/arn";

export interface EdgeLogsProps {
  /** Of the delivery's source and destination, at most 60 characters; `accessLogs` must admit it as a source. */
  readonly name: string;
  /** ARN of the distribution. */
  readonly distribution: string;
  readonly accessLogs: AccessLogBucket;
  /** Of us-east-1, the one region that delivers CloudFront's logs; the bucket may be anywhere. */
  readonly global: TerraformProvider;
}

const maxNameLength = 60;

/**
 * A distribution's access log, as gzipped lines of JSON under `edge/` in the bucket of access logs (standard logging
 * v2: the old one needs ACLs). It names no address, no browser, no referrer, no cookie and no query: a query may hold
 * a key.
 */
export class EdgeLogs extends Construct {
  constructor(scope: Construct, id: string, { name, distribution, accessLogs, global }: EdgeLogsProps) {
    super(scope, id);
    if (name.length > maxNameLength)
      throw new Error(
        `${name}: has ${name.length} characters, a log delivery takes at most ${maxNameLength}`,
      );
    const source = new CloudwatchLogDeliverySource(this, "source", {
      name,
      logType: "ACCESS_LOGS",
      resourceArn: distribution,
      provider: global,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, "destination", {
      name,
      outputFormat: "json",
      // with a path of its own, since AWS puts one of its choice before the suffix where there is none
      deliveryDestinationConfiguration: [{ destinationResourceArn: `${bucketArn(accessLogs.bucket)}/edge` }],
      provider: global,
    });
    new CloudwatchLogDelivery(this, "Resource", {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields,
      s3DeliveryConfiguration: [
        { suffixPath: "{DistributionId}/{yyyy}/{MM}/{dd}/{HH}", enableHiveCompatiblePath: false },
      ],
      // AWS writes its own statement into a bucket's policy where it finds none that lets it deliver
      dependsOn: [accessLogs.policy],
      provider: global,
    });
  }
}

const recordFields = [
  "date",
  "time",
  "x-edge-location",
  "x-edge-request-id",
  "cs-method",
  "cs-uri-stem",
  "cs-protocol",
  "cs-protocol-version",
  "ssl-protocol",
  "sc-status",
  "x-edge-result-type",
  "x-edge-detailed-result-type",
  "cs-bytes",
  "sc-bytes",
  "time-taken",
  "time-to-first-byte",
];
