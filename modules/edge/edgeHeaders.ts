import {
  CloudfrontResponseHeadersPolicy,
  type CloudfrontResponseHeadersPolicyCustomHeadersConfig,
} from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import type { Construct } from "constructs";

export interface EdgeHeaders {
  readonly name: string;
  readonly comment: string;
  readonly contentSecurityPolicy: readonly string[];
  /** Browser features that a page may not use. @default none are named */
  readonly deniedFeatures?: readonly string[];
}

const yearSeconds = 365 * 86_400;

/** What every answer says to browsers: https only, for a year; no sniffing, no frames, no referrers elsewhere. */
export const edgeHeaders = (
  scope: Construct,
  id: string,
  { name, comment, contentSecurityPolicy, deniedFeatures = [] }: EdgeHeaders,
): CloudfrontResponseHeadersPolicy =>
  new CloudfrontResponseHeadersPolicy(scope, id, {
    name,
    comment,
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: yearSeconds,
        includeSubdomains: true,
        // a promise for the whole registered domain, which is not ours to make
        preload: false,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "same-origin", override: true },
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy.join("; "), override: true },
    },
    customHeadersConfig: permissionsPolicy(deniedFeatures),
  });

const permissionsPolicy = (
  features: readonly string[],
): CloudfrontResponseHeadersPolicyCustomHeadersConfig | undefined =>
  features.length === 0
    ? undefined
    : {
        items: [
          {
            header: "Permissions-Policy",
            value: features.map((feature) => `${feature}=()`).join(", "),
            override: true,
          },
        ],
      };
