import { CloudfrontCachePolicy } from "@cdktf/provider-aws/lib/cloudfront-cache-policy";
import type { Construct } from "constructs";

/**
 * In the key of a cache, and therefore sent to the origin: where CloudFront believes the viewer to be, which no
 * origin request policy adds without the Host, and what tells callers apart. At most ten.
 */
const keyHeaders = [
  "Authorization",
  "CloudFront-Viewer-City",
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Country-Region",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
  "CloudFront-Viewer-Time-Zone",
  "Origin",
  "X-Footfall-Key",
];

/**
 * How CloudFront calls the API: with the viewer's geography. A maximum of 0 seconds would allow no headers, so it is
 * 1: an answer that allows it may be repeated for so long to the same caller, none by default, and no POST ever.
 */
export const apiCachePolicy = (scope: Construct, id: string, name: string): CloudfrontCachePolicy =>
  new CloudfrontCachePolicy(scope, id, {
    name,
    comment: "Sends the viewer's geography to the API, and keeps as good as nothing.",
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 1,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: "none" },
      headersConfig: { headerBehavior: "whitelist", headers: { items: keyHeaders } },
      queryStringsConfig: { queryStringBehavior: "all" },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    },
  });
