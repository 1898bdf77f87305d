import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { type IAspect, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * What an operator does by hand before an installation may be destroyed with all its data: lifts the protection of
 * what holds data, and has buckets emptied when they go. Access logs arrive until the last bucket is gone.
 */
export class ProtectionLifted implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof TerraformResource)) return;
    if (node.lifecycle?.preventDestroy === true)
      node.lifecycle = { ...node.lifecycle, preventDestroy: false };
    if (node instanceof DynamodbTable) node.deletionProtectionEnabled = false;
    if (node instanceof S3Bucket) node.forceDestroy = true;
  }
}
