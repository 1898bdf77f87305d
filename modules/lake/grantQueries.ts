import type { EncryptedBucket } from "../buckets/encryptedBucket";
import {
  bucketArn,
  glueCatalogArn,
  glueDatabaseArn,
  glueTablesArn,
  objectsArn,
  type Place,
  workgroupArn,
} from "../ground/arn";
import type { ServiceRole } from "../ground/serviceRole";
import { resultsPrefix } from "./queryWorkgroup";

export interface QueriedCatalog extends Place {
  readonly workgroup: string;
  readonly database: string;
  readonly results: EncryptedBucket;
  readonly resultsBucket: string;
  /** The buckets that the database's tables read; the objects themselves are granted by `grantRead` of each. */
  readonly dataBuckets: readonly string[];
}

/** Lets a function's role query one database in one workgroup and fetch the results; Athena reads and writes as the role. */
export const grantQueries = (role: ServiceRole, catalog: QueriedCatalog): void => {
  const { workgroup, database, results, resultsBucket } = catalog;
  role.allow({
    sid: "QueryInWorkgroup",
    actions: [
      "athena:GetQueryExecution",
      "athena:GetQueryResults",
      // for the limit to each scan, which a refusal names
      "athena:GetWorkGroup",
      "athena:StartQueryExecution",
    ],
    resources: [workgroupArn(catalog, workgroup)],
  });
  role.allow({
    sid: "ReadDefinitions",
    actions: [
      "glue:GetDatabase",
      "glue:GetPartition",
      "glue:GetPartitions",
      "glue:GetTable",
      "glue:GetTables",
    ],
    resources: [
      glueCatalogArn(catalog),
      glueDatabaseArn(catalog, database),
      glueTablesArn(catalog, database),
    ],
  });
  role.allow({
    // Athena looks at it at the start of every query, wherever that reads
    sid: "DefaultDatabase",
    actions: ["glue:GetDatabase"],
    resources: [glueDatabaseArn(catalog, "default")],
  });
  role.allow({
    sid: "LocateBuckets",
    actions: ["s3:GetBucketLocation"],
    resources: [resultsBucket, ...catalog.dataBuckets].map(bucketArn),
  });
  results.grantRead(role, resultsPrefix, { mayMiss: true });
  results.grantPut(role, resultsPrefix);
  role.allow({
    sid: "LargeResults",
    actions: ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
    resources: [objectsArn(resultsBucket, resultsPrefix)],
  });
};
