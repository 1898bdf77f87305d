import { AthenaWorkgroup } from "@cdktf/provider-aws/lib/athena-workgroup";
import { Construct } from "constructs";

export interface QueryWorkgroupProps {
  readonly name: string;
  readonly description: string;
  /** Takes the results, encrypted with `key` (an ARN). */
  readonly resultsBucket: string;
  readonly key: string;
  readonly accountId: string;
  /** A query that would read more is cancelled. */
  readonly scanLimitGb: number;
}

/** Where in its bucket a workgroup leaves results. */
export const resultsPrefix = "athena/";

const bytesPerGb = 1024 ** 3;

/**
 * An Athena workgroup that clients cannot talk out of its settings: encrypted results in this account's own bucket,
 * a limit to each scan. Results carry no ACL: their bucket knows none.
 */
export class QueryWorkgroup extends Construct {
  readonly workgroup: string;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const workgroup = new AthenaWorkgroup(this, "Resource", {
      name: props.name,
      description: props.description,
      // with its history of queries, which AWS would otherwise keep it for; results lie in their bucket
      forceDestroy: true,
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: props.scanLimitGb * bytesPerGb,
        requesterPaysEnabled: false,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        resultConfiguration: {
          outputLocation: `s3://${props.resultsBucket}/${resultsPrefix}`,
          expectedBucketOwner: props.accountId,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: props.key },
        },
      },
    });
    this.workgroup = workgroup.name;
  }
}
