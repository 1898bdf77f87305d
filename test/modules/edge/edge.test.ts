import { TerraformOutput } from "cdktf";
import type { EdgeProps } from "../../../modules/edge/edge";
import { decryptForDistributions } from "../../../modules/edge/edgeAccess";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { anEdge } from "./anEdge";

const synthesizedEdge = (props: Partial<EdgeProps> = {}) => {
  const stack = aStack();
  anEdge(stack, props);
  return synthesized(stack);
};

const distribution = (props: Partial<EdgeProps> = {}) =>
  at(synthesizedEdge(props), "aws_cloudfront_distribution.edge");

const domain = { name: "clicks.example", zoneId: "Z0123456789ABCDEFGHIJ" };

test("pages come from the bucket, by signed requests, and plain http is sent to https", () => {
  const stack = synthesizedEdge();
  expect(at(stack, "aws_cloudfront_distribution.edge")).toMatchObject({
    enabled: true,
    http_version: "http2and3",
    is_ipv6_enabled: true,
    price_class: "PriceClass_100",
    default_root_object: "index.html",
    origin: [
      {
        origin_id: "pages",
        domain_name: "acme-pages.s3.eu-central-1.amazonaws.com",
        origin_access_control_id: `\${aws_cloudfront_origin_access_control.edge_access.id}`,
      },
      { origin_id: "api" },
    ],
    default_cache_behavior: {
      target_origin_id: "pages",
      viewer_protocol_policy: "redirect-to-https",
      allowed_methods: ["GET", "HEAD"],
      cached_methods: ["GET", "HEAD"],
      // CachingOptimized
      cache_policy_id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      response_headers_policy_id: `\${aws_cloudfront_response_headers_policy.edge_page_headers.id}`,
      function_association: [
        { event_type: "viewer-request", function_arn: `\${aws_cloudfront_function.edge_stray_paths.arn}` },
      ],
      compress: true,
    },
  });
  expect(at(stack, "aws_cloudfront_origin_access_control.edge_access")).toMatchObject({
    name: "acme-edge",
    origin_access_control_origin_type: "s3",
    signing_behavior: "always",
    signing_protocol: "sigv4",
  });
});

test("/v1 and the OpenAPI page go to the API over TLS 1.2, and are refused over plain http, not redirected", () => {
  const { origin, ordered_cache_behavior: behaviours } = distribution() as {
    origin: readonly Record<string, unknown>[];
    ordered_cache_behavior: readonly Record<string, unknown>[];
  };
  expect(origin[1]).toMatchObject({
    domain_name: `\${aws_apigatewayv2_api.api.id}.execute-api.eu-central-1.amazonaws.com`,
    custom_origin_config: {
      http_port: 80,
      https_port: 443,
      origin_protocol_policy: "https-only",
      origin_ssl_protocols: ["TLSv1.2"],
      // as long as API Gateway itself waits for a function
      origin_read_timeout: 30,
      origin_keepalive_timeout: 60,
    },
  });
  expect(behaviours.map((behaviour) => behaviour["path_pattern"])).toEqual(["/v1/*", "/openapi.json"]);
  for (const behaviour of behaviours)
    expect(behaviour).toMatchObject({
      target_origin_id: "api",
      viewer_protocol_policy: "https-only",
      cache_policy_id: `\${aws_cloudfront_cache_policy.edge_api_cache.id}`,
      // AllViewerExceptHostHeader
      origin_request_policy_id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      response_headers_policy_id: `\${aws_cloudfront_response_headers_policy.edge_api_headers.id}`,
      allowed_methods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
      cached_methods: ["GET", "HEAD"],
      compress: true,
    });
});

test("without a domain CloudFront's own certificate serves, and nothing is asked of DNS", () => {
  const stack = synthesizedEdge();
  expect(at(stack, "aws_cloudfront_distribution.edge")).toMatchObject({
    viewer_certificate: { cloudfront_default_certificate: true },
  });
  expect(at(stack, "aws_cloudfront_distribution.edge")["aliases"]).toBeUndefined();
  expect(Object.keys(stack.resources).filter((address) => /acm|route53/.test(address))).toEqual([]);
});

test("a domain is served with a certificate of us-east-1 and TLS 1.2, over IPv4 and IPv6", () => {
  const stack = synthesizedEdge({ domain });
  expect(at(stack, "aws_cloudfront_distribution.edge")).toMatchObject({
    aliases: ["clicks.example"],
    viewer_certificate: {
      acm_certificate_arn: `\${aws_acm_certificate_validation.edge_certificate_validation.certificate_arn}`,
      minimum_protocol_version: "TLSv1.2_2021",
      ssl_support_method: "sni-only",
    },
  });
  expect(at(stack, "aws_acm_certificate.edge_certificate")).toMatchObject({
    domain_name: "clicks.example",
    provider: "aws.us_east_1",
  });
  expect(
    ["ipv4", "ipv6"].map((version) => at(stack, `aws_route53_record.edge_alias_${version}`)),
  ).toMatchObject([
    { name: "clicks.example", type: "A", zone_id: domain.zoneId },
    { name: "clicks.example", type: "AAAA", zone_id: domain.zoneId },
  ]);
});

test("the edge's address is the domain, or else what AWS gives", () => {
  const [own, given] = [{ domain }, {}].map((props) => {
    const stack = aStack();
    new TerraformOutput(stack, "url", { value: anEdge(stack, props).url });
    return synthesized(stack).document["output"];
  });
  expect(own).toEqual({ url: { value: "https://clicks.example" } });
  expect(given).toEqual({ url: { value: `https://\${aws_cloudfront_distribution.edge.domain_name}` } });
});

test("browsers are told to keep to https for a year, to sniff and frame nothing", () => {
  const stack = synthesizedEdge();
  const policy = (kind: string) => at(stack, `aws_cloudfront_response_headers_policy.edge_${kind}_headers`);
  expect([policy("page"), policy("api")]).toMatchObject([
    {
      name: "acme-edge-pages",
      comment: "For pages.",
      custom_headers_config: {
        items: [{ value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" }],
      },
    },
    { name: "acme-edge-api", comment: "For answers that are data." },
  ]);
  for (const kind of ["page", "api"])
    expect(policy(kind)["security_headers_config"]).toMatchObject({
      strict_transport_security: {
        access_control_max_age_sec: 31_536_000,
        include_subdomains: true,
        override: true,
      },
      content_type_options: { override: true },
      frame_options: { frame_option: "DENY", override: true },
      referrer_policy: { referrer_policy: "same-origin", override: true },
    });
});

test("one failure is not repeated to the next caller, for whom CloudFront would keep it ten seconds", () => {
  expect(distribution()["custom_error_response"]).toEqual(
    [404, 500, 501, 502, 503, 504].map((code) => ({ error_code: code, error_caching_min_ttl: 0 })),
  );
});

test("pages may load and call their own origin only, with nothing inline; answers of the API may do nothing", () => {
  const stack = synthesizedEdge();
  const [pages = "", api = ""] = ["page", "api"].map((kind) => {
    const policy = at(stack, `aws_cloudfront_response_headers_policy.edge_${kind}_headers`);
    const headers = policy["security_headers_config"] as {
      content_security_policy: { content_security_policy: string };
    };
    return headers.content_security_policy.content_security_policy;
  });
  expect(pages.split("; ")).toEqual([
    "default-src 'none'",
    ...["script-src", "style-src"].map((kind) => `${kind} 'self'`),
    "img-src 'self' data:",
    ...["font-src", "connect-src", "manifest-src"].map((kind) => `${kind} 'self'`),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
  expect(api).toBe("default-src 'none'; frame-ancestors 'none'");
});

test("the pages' bucket is read by this distribution only, and never listed", () => {
  const [statement] = statementsOf(
    at(synthesizedEdge(), "aws_s3_bucket_policy.pages_policy")["policy"],
  ).slice(-1);
  expect(statement).toEqual({
    Sid: "ReadByDistribution",
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: ["s3:GetObject"],
    Resource: ["arn:aws:s3:::acme-pages/*"],
    Condition: {
      StringEquals: {
        "aws:SourceArn": `arn:aws:cloudfront::111122223333:distribution/\${aws_cloudfront_distribution.edge.id}`,
      },
    },
  });
});

test("the key decrypts that bucket's objects for the account's distributions, without naming the one", () => {
  expect(decryptForDistributions(aPlace, "acme-pages")).toMatchObject({
    principal: { service: "cloudfront.amazonaws.com" },
    actions: ["kms:Decrypt"],
    condition: {
      ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" },
      StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-pages" },
    },
  });
});
