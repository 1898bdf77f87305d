import {
  CloudfrontDistribution,
  type CloudfrontDistributionViewerCertificate,
} from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { contentSecurity } from "../../dashboard/build/contentSecurity";
import type { AccessLogBucket } from "../buckets/accessLogBucket";
import { distributionArn, type Place } from "../ground/arn";
import type { Metric } from "../monitoring/metric";
import { apiCachePolicy } from "./apiCachePolicy";
import { Certificate, type Domain } from "./certificate";
import { edgeHeaders } from "./edgeHeaders";
import { EdgeLogs } from "./edgeLogs";
import type { Firewall } from "./firewall";
import { HostAlias } from "./hostAlias";
import type { HttpApi } from "./httpApi";
import { strayPaths } from "./strayPaths";

/** Where CloudFront answers from: Europe and North America; most of the world; all of it. */
export type PriceClass = "PriceClass_100" | "PriceClass_200" | "PriceClass_All";

/** What CloudFront counts of a distribution; rates are in percent. */
export type EdgeMetric = "Requests" | "4xxErrorRate" | "5xxErrorRate";

export interface EdgeProps extends Place {
  /** Begins the names of its parts. Unique in the account: CloudFront has no regions. */
  readonly name: string;
  readonly description: string;
  /** Of us-east-1, where CloudFront has its certificates and logs. */
  readonly global: TerraformProvider;
  readonly api: HttpApi;
  /** The name of the bucket whose objects are the pages, in the place of the stack. See `edgeAccess.ts`. */
  readonly pagesBucket: string;
  readonly accessLogs: AccessLogBucket;
  readonly priceClass: PriceClass;
  /** A host name of its own. @default the one that AWS gives */
  readonly domain?: Domain;
  /** @default every request is let through */
  readonly firewall?: Firewall;
}

/**
 * CloudFront before the API and the pages, under one name: so that pages and API share an origin, and the API hears
 * from where its callers call. See docs/adr/0006.
 */
export class Edge extends Construct {
  /** By which bucket policies know it. */
  readonly distributionId: string;
  /** `https://…`, without a path. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { name, domain, api } = props;
    const access = new CloudfrontOriginAccessControl(this, "access", {
      name,
      description: props.description,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    const pageHeaders = edgeHeaders(this, "page_headers", {
      name: `${name}-pages`,
      comment: "For pages.",
      contentSecurityPolicy: contentSecurity,
      deniedFeatures: ["camera", "geolocation", "microphone", "payment", "usb"],
    });
    const apiHeaders = edgeHeaders(this, "api_headers", {
      name: `${name}-api`,
      comment: "For answers that are data.",
      contentSecurityPolicy: ["default-src 'none'", "frame-ancestors 'none'"],
    });
    const toApi = {
      targetOriginId: "api",
      // a redirected POST would first have gone over http, key and body
      viewerProtocolPolicy: "https-only",
      allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: apiCachePolicy(this, "api_cache", `${name}-api`).id,
      originRequestPolicyId: managedPolicies.allViewerExceptHostHeader,
      responseHeadersPolicyId: apiHeaders.id,
      compress: true,
    };
    const distribution = new CloudfrontDistribution(this, "Resource", {
      comment: props.description,
      enabled: true,
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      priceClass: props.priceClass,
      aliases: domain && [domain.name],
      viewerCertificate: this.certificateFor(props),
      webAclId: props.firewall?.arn,
      defaultRootObject: "index.html",
      origin: [
        {
          originId: "pages",
          domainName: `${props.pagesBucket}.s3.${props.region}.amazonaws.com`,
          originAccessControlId: access.id,
        },
        {
          originId: "api",
          domainName: api.host,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2"],
            originReadTimeout: 30,
            originKeepaliveTimeout: 60,
          },
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "pages",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: managedPolicies.cachingOptimized,
        responseHeadersPolicyId: pageHeaders.id,
        functionAssociation: [
          {
            eventType: "viewer-request",
            functionArn: strayPaths(this, "stray_paths", `${name}-stray-paths`).arn,
          },
        ],
        compress: true,
      },
      orderedCacheBehavior: ["/v1/*", "/openapi.json"].map((pathPattern) => ({ pathPattern, ...toApi })),
      customErrorResponse: keptErrors.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
      restrictions: { geoRestriction: { restrictionType: "none" } },
    });
    if (domain !== undefined)
      new HostAlias(this, "alias", {
        domain,
        target: { name: distribution.domainName, zoneId: distribution.hostedZoneId },
      });
    this.distributionId = distribution.id;
    this.url = `https://${domain?.name ?? distribution.domainName}`;
    new EdgeLogs(this, "logs", { ...props, distribution: distributionArn(props, distribution.id) });
  }

  /** What CloudFront counts of all that is asked of it, pages and API alike: in us-east-1, and free. */
  metric(name: EdgeMetric): Metric {
    return {
      namespace: "AWS/CloudFront",
      name,
      dimensions: { DistributionId: this.distributionId, Region: "Global" },
    };
  }

  /** Under CloudFront's own name its own certificate, whose protocols (TLS 1.0 among them) cannot be chosen. */
  private certificateFor({ domain, global }: EdgeProps): CloudfrontDistributionViewerCertificate {
    if (domain === undefined) return { cloudfrontDefaultCertificate: true };
    const certificate = new Certificate(this, "certificate", { domain, provider: global });
    return {
      acmCertificateArn: certificate.arn,
      minimumProtocolVersion: "TLSv1.2_2021",
      sslSupportMethod: "sni-only",
    };
  }
}

/**
 * What CloudFront would else repeat for ten seconds, whatever the answer says of keeping it: one failure of the API, or
 * one page asked for a moment too early.
 */
const keptErrors = [404, 500, 501, 502, 503, 504];

/** Policies that AWS keeps, by the ids that they have in every account. */
const managedPolicies = {
  /** Pages: kept as long as S3's answer says, a day where it says nothing; compressed. */
  cachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  /** Passes on all that the viewer sent but the Host, by which API Gateway would look for an API of that name. */
  allViewerExceptHostHeader: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
};
