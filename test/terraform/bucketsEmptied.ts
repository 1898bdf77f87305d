import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { IAspect } from "cdktf";
import type { IConstruct } from "constructs";

/** What an operator does by hand before an installation may be destroyed with all its data: empties its buckets. */
export class BucketsEmptied implements IAspect {
  visit(node: IConstruct): void {
    if (node instanceof S3Bucket) node.forceDestroy = true;
  }
}
