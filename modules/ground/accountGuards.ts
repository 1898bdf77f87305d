import { GlueDataCatalogEncryptionSettings } from "@cdktf/provider-aws/lib/glue-data-catalog-encryption-settings";
import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import { Construct } from "constructs";
import type { Place } from "./arn";

/**
 * Settings of a whole account (no bucket may be public) and of a region of it (the Glue catalog is encrypted, with
 * AWS's own key for it, so that whoever reads tables needs no right to another key). An account has one of each:
 * only one installation in it, and no other Terraform, may hold them.
 */
export class AccountGuards extends Construct {
  constructor(scope: Construct, id: string, { accountId }: Place) {
    super(scope, id);
    new S3AccountPublicAccessBlock(this, "public_access", {
      accountId,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new GlueDataCatalogEncryptionSettings(this, "catalog_encryption", {
      catalogId: accountId,
      dataCatalogEncryptionSettings: {
        encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
        connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true },
      },
      lifecycle: { ignoreChanges: ownKeyOf },
    });
  }
}

/** Where no key is named, AWS answers with the alias of its own, which the provider would take away at each apply. */
const ownKeyOf = [
  "encryption_at_rest[0].sse_aws_kms_key_id",
  "connection_password_encryption[0].aws_kms_key_id",
].map((path) => `data_catalog_encryption_settings[0].${path}`);
