import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import {
  bucketArn,
  dataCatalogArn,
  glueCatalogArn,
  glueDatabaseArn,
  glueTablesArn,
  objectsArn,
  type Place,
  workgroupArn,
} from "../ground/arn";
import { policyJson, type Statement } from "../ground/policy";
import { resultsPrefix } from "./queryWorkgroup";

export interface AnalystPolicyProps extends Place {
  readonly name: string;
  readonly description: string;
  /** The one workgroup in which its bearers may query, and the one database. */
  readonly workgroup: string;
  readonly database: string;
  /** What the database's tables read: prefixes of buckets. A table whose objects are not among them is refused. */
  readonly reads: readonly { readonly bucket: string; readonly prefix: string }[];
  readonly resultsBucket: string;
  /** ARN of the key of all these buckets. */
  readonly key: string;
  /**
   * Tools in which people choose from lists (the console, QuickSight, Power BI) ask for the names of the account's
   * workgroups and catalogs, for which IAM knows no resources. Without it, name the workgroup. @default true
   */
  readonly mayListNames?: boolean;
}

/**
 * What analysts and BI tools need, to attach to their roles: queries in one workgroup, over one database, and their
 * results. Data is read only through Athena, so within the workgroup's limits: not by S3 itself. Nothing can be
 * created or deleted but results, and those only written.
 */
export class AnalystPolicy extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AnalystPolicyProps) {
    super(scope, id);
    if (props.reads.length === 0)
      throw new Error(`${props.name}: reads is empty, must name what may be read`);
    const policy = new IamPolicy(this, "Resource", {
      name: props.name,
      description: props.description,
      policy: policyJson([
        ...queryStatements(props),
        ...catalogStatements(props),
        ...dataStatements(props),
        ...resultStatements(props),
      ]),
    });
    this.arn = policy.arn;
  }
}

const queryStatements = (props: AnalystPolicyProps): readonly Statement[] => [
  {
    sid: "QueryInWorkgroup",
    actions: [
      "athena:BatchGetNamedQuery",
      "athena:BatchGetQueryExecution",
      "athena:GetNamedQuery",
      "athena:GetQueryExecution",
      "athena:GetQueryResults",
      // JDBC and ODBC drivers fetch results by it
      "athena:GetQueryResultsStream",
      "athena:GetQueryRuntimeStatistics",
      "athena:GetWorkGroup",
      "athena:ListNamedQueries",
      "athena:ListQueryExecutions",
      "athena:StartQueryExecution",
      "athena:StopQueryExecution",
    ],
    resources: [workgroupArn(props, props.workgroup)],
  },
  ...(props.mayListNames === false
    ? []
    : [
        {
          sid: "ListNames",
          actions: ["athena:ListDataCatalogs", "athena:ListWorkGroups"],
          resources: ["*"],
        },
      ]),
];

/** By Athena's own calls, as drivers make them, and by Glue's, which Athena makes for each query. */
const catalogStatements = (props: AnalystPolicyProps): readonly Statement[] => [
  {
    sid: "BrowseCatalog",
    actions: [
      "athena:GetDataCatalog",
      "athena:GetDatabase",
      "athena:GetTableMetadata",
      "athena:ListDatabases",
      "athena:ListTableMetadata",
    ],
    resources: [dataCatalogArn(props, "AwsDataCatalog")],
  },
  {
    sid: "ReadDefinitions",
    actions: [
      "glue:BatchGetPartition",
      "glue:GetDatabase",
      "glue:GetDatabases",
      "glue:GetPartition",
      "glue:GetPartitions",
      "glue:GetTable",
      "glue:GetTables",
    ],
    resources: [
      glueCatalogArn(props),
      glueDatabaseArn(props, props.database),
      glueTablesArn(props, props.database),
    ],
  },
  {
    // Athena looks at it at the start of every query, wherever that reads
    sid: "DefaultDatabase",
    actions: ["glue:GetDatabase"],
    resources: [glueDatabaseArn(props, "default")],
  },
];

const throughAthena = { "ForAnyValue:StringEquals": { "aws:CalledVia": ["athena.amazonaws.com"] } };

const dataStatements = ({ reads, region, key }: AnalystPolicyProps): readonly Statement[] => {
  const buckets = [...new Set(reads.map(({ bucket }) => bucketArn(bucket)))];
  return [
    {
      sid: "ReadData",
      actions: ["s3:GetObject"],
      resources: reads.map(({ bucket, prefix }) => objectsArn(bucket, prefix)),
      condition: throughAthena,
    },
    {
      sid: "ListData",
      actions: ["s3:GetBucketLocation", "s3:ListBucket"],
      resources: buckets,
      condition: {
        ...throughAthena,
        // a look at one object, or at where the bucket is, names no prefix
        StringLikeIfExists: { "s3:prefix": [...new Set(reads.map(({ prefix }) => `${prefix}*`))] },
      },
    },
    {
      sid: "DecryptData",
      actions: ["kms:Decrypt"],
      resources: [key],
      condition: {
        StringEquals: {
          "kms:ViaService": `s3.${region}.amazonaws.com`,
          // bucket keys: S3 names the bucket, not the object
          "kms:EncryptionContext:aws:s3:arn": buckets,
        },
      },
    },
  ];
};

/** Athena writes results in the querying person's name; drivers and people also fetch them from S3. */
const resultStatements = ({ resultsBucket, region, key }: AnalystPolicyProps): readonly Statement[] => [
  {
    sid: "FindResults",
    actions: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
    resources: [bucketArn(resultsBucket)],
    condition: { StringLikeIfExists: { "s3:prefix": `${resultsPrefix}*` } },
  },
  {
    sid: "KeepResults",
    actions: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
    resources: [objectsArn(resultsBucket, resultsPrefix)],
  },
  {
    sid: "EncryptResults",
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    resources: [key],
    condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      // with the bucket's key S3 names the bucket; where a writer declines it, the object
      StringLike: {
        "kms:EncryptionContext:aws:s3:arn": [
          bucketArn(resultsBucket),
          objectsArn(resultsBucket, resultsPrefix),
        ],
      },
    },
  },
];
