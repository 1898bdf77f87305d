import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn, objectsArn, type Place } from "../ground/arn";
import { idInWords } from "../ground/idInWords";
import type { Statement } from "../ground/policy";
import { policyJson } from "../ground/policy";
import type { ServiceRole } from "../ground/serviceRole";
import { guardStatements } from "./bucketGuards";
import type { StorageTier } from "./storageTier";

export interface EncryptedBucketProps extends Place {
  readonly bucket: string;
  /** ARN of the key for its objects; `s3-managed` only where the writing service knows no other. */
  readonly key: string | "s3-managed";
  /** `precious`: what it holds cannot be made again, so Terraform refuses to destroy it. */
  readonly content: "precious" | "replaceable";
  /** Versions that are no longer the current one are kept this many days. */
  readonly oldVersionDays: number;
  /** Objects are deleted after this many days. @default kept for ever */
  readonly expireDays?: number;
  /** Objects under these prefixes are deleted after some days. @default none */
  readonly expirePrefixes?: readonly { readonly prefix: string; readonly days: number }[];
  /** Objects move to cheaper storage with age; a move that would come after expiry is left out. @default none */
  readonly tiers?: readonly StorageTier[];
  /**
   * The bucket can hold locks. With days, no version can be deleted for so long by anyone without the right to
   * bypass it (governance mode); with null, only what is locked by itself. @default it cannot
   */
  readonly objectLock?: { readonly days: number | null };
  /** The bucket that takes this one's access logs. @default none are written */
  readonly accessLogs?: EncryptedBucket;
  /** ARN of the one source that may also write under S3's own key, see `guardStatements`. @default none */
  readonly keyless?: string;
  /** Further statements of the bucket's policy, after the house's. */
  readonly statements?: readonly Statement[];
}

/**
 * A private, versioned, encrypted bucket: no ACLs, no public access, TLS 1.2 or better, no other key than its
 * own, unfinished uploads dropped after a week.
 */
export class EncryptedBucket extends Construct {
  readonly bucket: string;
  /** What a replication configuration must wait for. */
  readonly versioning: ITerraformDependable;
  /** What an object must wait for: those of before would have another key, and no version. */
  readonly settings: readonly ITerraformDependable[];
  /** What a bucket that logs into this one must wait for: S3 checks that it may. */
  readonly policy: ITerraformDependable;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EncryptedBucketProps,
  ) {
    super(scope, id);
    const { key, objectLock, accessLogs } = props;
    const resource = new S3Bucket(this, "Resource", {
      bucket: props.bucket,
      objectLockEnabled: objectLock !== undefined,
      lifecycle: props.content === "precious" ? { preventDestroy: true } : undefined,
    });
    const bucket = resource.id;
    const publicAccess = new S3BucketPublicAccessBlock(this, "public_access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const encryption = new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      rule: [
        key === "s3-managed"
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key },
              bucketKeyEnabled: true,
            },
      ],
    });
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    if (typeof objectLock?.days === "number")
      new S3BucketObjectLockConfigurationA(this, "lock", {
        bucket,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: objectLock.days } },
        dependsOn: [versioning],
      });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket,
      rule: lifecycleRules(props),
      dependsOn: [versioning],
    });
    if (accessLogs !== undefined)
      new S3BucketLoggingA(this, "access_logging", {
        bucket,
        targetBucket: accessLogs.bucket,
        targetPrefix: `${props.bucket}/`,
        targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
        dependsOn: [accessLogs.policy],
      });
    this.policy = new S3BucketPolicy(this, "policy", {
      bucket,
      policy: policyJson([...guardStatements(props.bucket, key, props.keyless), ...(props.statements ?? [])]),
      dependsOn: [publicAccess],
    });
    this.bucket = bucket;
    this.versioning = versioning;
    this.settings = [encryption, versioning];
  }

  /** Lets a role write objects under each prefix, and nothing else: not read them, not delete them. */
  grantPut(role: ServiceRole, ...prefixes: readonly string[]): void {
    role.allow({
      sid: this.sid("Put"),
      actions: ["s3:PutObject"],
      resources: prefixes.map((prefix) => objectsArn(this.props.bucket, prefix)),
    });
    this.allowKey(role, "Encrypt", "kms:GenerateDataKey");
  }

  /** The same for objects of any size, which go in parts: what was begun, and will not be finished, may be given up. */
  grantUpload(role: ServiceRole, ...prefixes: readonly string[]): void {
    this.grantPut(role, ...prefixes);
    role.allow({
      sid: this.sid("Abort"),
      actions: ["s3:AbortMultipartUpload"],
      resources: prefixes.map((prefix) => objectsArn(this.props.bucket, prefix)),
    });
  }

  /**
   * Lets a role list and read objects under a prefix. With `mayMiss`, a get of an object that is not there answers
   * 404; without, 403, as for a stranger: S3 asks for the right to list, and a get names no prefix for the
   * condition to judge. The price is that the whole bucket can be listed by naming no prefix.
   */
  grantRead(role: ServiceRole, prefix: string, { mayMiss }: { readonly mayMiss: boolean }): void {
    role.allow({
      sid: this.sid("List"),
      actions: ["s3:ListBucket"],
      resources: [bucketArn(this.props.bucket)],
      condition: { [mayMiss ? "StringLikeIfExists" : "StringLike"]: { "s3:prefix": `${prefix}*` } },
    });
    role.allow({
      sid: this.sid("Get"),
      actions: ["s3:GetObject"],
      resources: [objectsArn(this.props.bucket, prefix)],
    });
    this.allowKey(role, "Decrypt", "kms:Decrypt");
  }

  /**
   * Lets a role delete objects under each prefix. The bucket is versioned: what is deleted by mistake can be brought
   * back for as long as old versions are kept, for this does not let it delete those.
   */
  grantDelete(role: ServiceRole, ...prefixes: readonly string[]): void {
    role.allow({
      sid: this.sid("Delete"),
      actions: ["s3:DeleteObject"],
      resources: prefixes.map((prefix) => objectsArn(this.props.bucket, prefix)),
    });
  }

  private allowKey(role: ServiceRole, what: string, action: string): void {
    const { key, bucket, region } = this.props;
    if (key === "s3-managed") return;
    role.allow({
      sid: this.sid(what),
      actions: [action],
      resources: [key],
      condition: {
        StringEquals: {
          "kms:ViaService": `s3.${region}.amazonaws.com`,
          // bucket keys: S3 names the bucket, not the object
          "kms:EncryptionContext:aws:s3:arn": bucketArn(bucket),
        },
      },
    });
  }

  /** `PutRaw` for what a role may do with the bucket whose construct id is `raw`. */
  private sid(what: string): string {
    return `${what}${idInWords(this)}`;
  }
}

const lifecycleRules = (props: EncryptedBucketProps): S3BucketLifecycleConfigurationRule[] => [
  {
    id: "house-keeping",
    status: "Enabled",
    filter: [{ prefix: "" }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    noncurrentVersionExpiration: [{ noncurrentDays: props.oldVersionDays }],
    ...(props.expireDays === undefined ? {} : { expiration: [{ days: props.expireDays }] }),
    ...transitionsOf(props),
  },
  ...(props.expirePrefixes ?? []).map(({ prefix, days }) => ({
    id: `expire-${prefix.replaceAll("/", "")}`,
    status: "Enabled",
    filter: [{ prefix }],
    expiration: [{ days }],
  })),
];

/** Objects below 128 kB stay where they are: moving them costs more than it saves, and S3 leaves them. */
const transitionsOf = ({ tiers = [], expireDays = Number.POSITIVE_INFINITY }: EncryptedBucketProps) => {
  const transition = tiers
    .filter(({ afterDays }) => afterDays < expireDays)
    .map(({ afterDays, storageClass }) => ({ days: afterDays, storageClass }));
  return transition.length === 0 ? {} : { transition };
};
