import { CloudfrontFunction } from "@cdktf/provider-aws/lib/cloudfront-function";
import type { Construct } from "constructs";

/**
 * Leads home who asks for a page that there is not: the dashboard is one page, whose query says what it shows, and S3
 * would answer in XML. Files, whose names have a dot, are asked of S3: a script that has gone must not be answered by a page.
 *
 * A page for errors would not do: CloudFront would also answer the API's own 403 and 404 with it.
 */
export const strayPaths = (scope: Construct, id: string, name: string): CloudfrontFunction =>
  new CloudfrontFunction(scope, id, {
    name,
    comment: "Leads home who asks for a page that there is not.",
    runtime: "cloudfront-js-2.0",
    publish: true,
    code,
  });

const code = `function handler(event) {
  const { request } = event;
  if (request.uri === "/" || request.uri.includes(".")) return request;
  return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "/" } } };
}
`;
