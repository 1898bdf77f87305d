import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { type IAspect, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/** What an operator does by hand before an installation may be destroyed: lifts the protection of what holds data. */
export class ProtectionLifted implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof TerraformResource)) return;
    if (node.lifecycle?.preventDestroy === true)
      node.lifecycle = { ...node.lifecycle, preventDestroy: false };
    if (node instanceof DynamodbTable) node.deletionProtectionEnabled = false;
  }
}
