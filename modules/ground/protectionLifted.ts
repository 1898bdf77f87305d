import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { type IAspect, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Takes Terraform's and DynamoDB's protection off everything in a stack, for an installation that is to be taken
 * down. What S3 and KMS themselves hold back (full buckets, locked versions, the wait of keys) stays.
 */
export class ProtectionLifted implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof TerraformResource)) return;
    if (node.lifecycle?.preventDestroy === true)
      node.lifecycle = { ...node.lifecycle, preventDestroy: false };
    if (node instanceof DynamodbTable) node.deletionProtectionEnabled = false;
  }
}
