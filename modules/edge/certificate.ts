import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

/** A host name, and the public Route 53 zone that holds it. */
export interface Domain {
  readonly name: string;
  readonly zoneId: string;
}

export interface CertificateProps {
  readonly domain: Domain;
  /** Of the region that needs the certificate. @default the stack's own */
  readonly provider?: TerraformProvider;
}

/** The longest common name of a certificate. */
const maxNameLength = 64;

/** A certificate for one host name, validated by a record in its zone and renewed by AWS as long as that stands. */
export class Certificate extends Construct {
  /** Known once the certificate is valid: who uses it waits for that. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { domain, provider }: CertificateProps) {
    super(scope, id);
    const { name, zoneId } = domain;
    if (name.length > maxNameLength)
      throw new Error(`${name}: has ${name.length} characters, a certificate takes at most ${maxNameLength}`);
    const certificate = new AcmCertificate(this, "Resource", {
      domainName: name,
      validationMethod: "DNS",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
      lifecycle: { createBeforeDestroy: true },
      provider,
    });
    const proof = certificate.domainValidationOptions.get(0);
    const record = new Route53Record(this, "proof", {
      zoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: 300,
      // the same name in another region asks for the same record
      allowOverwrite: true,
    });
    this.arn = new AcmCertificateValidation(this, "validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
      provider,
    }).certificateArn;
  }
}
