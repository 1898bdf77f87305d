import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { type IAspect, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Takes Terraform's and DynamoDB's protection off everything in a stack, for an installation that is to be taken
 * down. Buckets whose content can be made again go with it: access logs arrive until the last bucket is gone. What
 * S3 and KMS themselves hold back stays: buckets full of data, locked versions, the wait of keys.
 */
export class ProtectionLifted implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof TerraformResource)) return;
    const isPrecious = node.lifecycle?.preventDestroy;
    if (isPrecious === true) node.lifecycle = { ...node.lifecycle, preventDestroy: false };
    // false: precious too, and visited before, since each synth visits
    if (isPrecious === undefined && node instanceof S3Bucket) node.forceDestroy = true;
    if (node instanceof DynamodbTable) node.deletionProtectionEnabled = false;
  }
}
