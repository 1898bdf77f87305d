import type { Resource } from "../synthesized";
import { meantBy, partsOf, type Rule, says, valuesAt } from "./rule";

const behaviours = (resource: unknown): readonly unknown[] => [
  ...valuesAt(resource, "default_cache_behavior"),
  ...valuesAt(resource, "ordered_cache_behavior"),
];

const hsts = "security_headers_config.strict_transport_security";

const keepsToHttps = (headers: Resource): boolean =>
  says(headers, { [`${hsts}.include_subdomains`]: true, [`${hsts}.override`]: true }) &&
  Number(valuesAt(headers, `${hsts}.access_control_max_age_sec`)[0]) >= 31_536_000;

/** Whether a firewall blocks by each of these lists of AWS. */
const blocksBy = (firewall: Resource, ...lists: readonly string[]): boolean =>
  lists.every((name) =>
    valuesAt(firewall, "rule").some(
      (rule) =>
        valuesAt(rule, "override_action.none").length === 1 &&
        says(rule, {
          "statement.managed_rule_group_statement.vendor_name": "AWS",
          "statement.managed_rule_group_statement.name": name,
        }),
    ),
  );

/** Groups 64 to 68. */
export const edgeRules: readonly Rule[] = [
  {
    group: 64,
    ids: ["CKV34", "T0012", "CloudFront.3"],
    says: "viewers are spoken to over HTTPS only",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) =>
      behaviours(resource).every((behaviour) =>
        ["https-only", "redirect-to-https"].includes(
          String(valuesAt(behaviour, "viewer_protocol_policy")[0]),
        ),
      ),
  },
  {
    group: 64,
    ids: ["CKV174", "T0013", "N-CFR4"],
    says: "viewers are spoken to over TLS 1.2 or better",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) =>
      says(resource, { "viewer_certificate.minimum_protocol_version": "TLSv1.2_2021" }),
  },
  {
    group: 64,
    ids: ["N-CFR5"],
    says: "origins are spoken to over TLS 1.2 only",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) =>
      says(valuesAt(resource, "origin.custom_origin_config"), {
        origin_protocol_policy: "https-only",
        origin_ssl_protocols: "TLSv1.2",
      }),
  },
  {
    group: 65,
    ids: ["CKV2 46", "CloudFront.13", "N-CFR7"],
    says: "buckets are read through origin access control",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource, stack }) => {
      const buckets = valuesAt(resource, "origin").filter(
        (origin) => valuesAt(origin, "custom_origin_config").length === 0,
      );
      return (
        buckets.length > 0 &&
        buckets.every((origin) =>
          valuesAt(origin, "origin_access_control_id").some(
            (id) => meantBy(stack, "aws_cloudfront_origin_access_control", id) !== undefined,
          ),
        )
      );
    },
  },
  {
    group: 65,
    ids: ["CloudFront.13"],
    says: "every request to a bucket is signed",
    judges: "aws_cloudfront_origin_access_control",
    holds: ({ resource }) => says(resource, { signing_behavior: "always", signing_protocol: "sigv4" }),
  },
  {
    group: 66,
    ids: ["CKV2 32"],
    says: "every answer has a policy for its headers",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource, stack }) =>
      behaviours(resource).every((behaviour) =>
        valuesAt(behaviour, "response_headers_policy_id").some(
          (id) => meantBy(stack, "aws_cloudfront_response_headers_policy", id) !== undefined,
        ),
      ),
  },
  {
    group: 66,
    ids: ["CKV259"],
    says: "browsers are told to keep to HTTPS, and may have it built in",
    judges: "aws_cloudfront_response_headers_policy",
    holds: ({ resource }) => keepsToHttps(resource) && says(resource, { [`${hsts}.preload`]: true }),
  },
  {
    group: 66,
    ids: ["†https-for-a-year"],
    says: "browsers are told to keep to HTTPS",
    judges: "aws_cloudfront_response_headers_policy",
    holds: ({ resource }) => keepsToHttps(resource),
  },
  {
    group: 67,
    ids: ["CKV68", "T0011", "CloudFront.6", "N-CFR2"],
    says: "the distribution is behind a firewall",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource, stack }) => meantBy(stack, "aws_wafv2_web_acl", resource["web_acl_id"]) !== undefined,
  },
  {
    group: 67,
    ids: ["CKV2 47"],
    says: "the firewall knows bad inputs and anonymous addresses",
    judges: "aws_wafv2_web_acl",
    holds: ({ resource }) =>
      blocksBy(resource, "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesAnonymousIpList"),
  },
  {
    group: 67,
    ids: ["†bad-inputs"],
    says: "the firewall knows bad inputs",
    judges: "aws_wafv2_web_acl",
    holds: ({ resource }) => blocksBy(resource, "AWSManagedRulesKnownBadInputsRuleSet"),
  },
  {
    group: 67,
    ids: ["CKV2 31", "WAF.11"],
    says: "the firewall logs",
    judges: "aws_wafv2_web_acl",
    holds: (firewall) =>
      partsOf(firewall, "aws_wafv2_web_acl_logging_configuration", "resource_arn").some((logging) =>
        valuesAt(logging, "log_destination_configs").some(
          (group) => meantBy(firewall.stack, "aws_cloudwatch_log_group", group) !== undefined,
        ),
      ),
  },
  {
    group: 68,
    ids: ["CKV86", "T0010", "CloudFront.5", "N-CFR3"],
    says: "the distribution logs access",
    judges: "aws_cloudfront_distribution",
    holds: ({ address, stack }) =>
      Object.entries(stack.resources)
        .filter(([other]) => other.startsWith("aws_cloudwatch_log_delivery."))
        .some(([, { delivery_source_name: name, delivery_destination_arn: arn }]) => {
          const source = meantBy(stack, "aws_cloudwatch_log_delivery_source", name);
          return (
            String(source?.["resource_arn"]).includes(`{${address}.`) &&
            source?.["log_type"] === "ACCESS_LOGS" &&
            meantBy(stack, "aws_cloudwatch_log_delivery_destination", arn) !== undefined
          );
        }),
  },
  {
    group: 68,
    ids: ["CKV305", "CloudFront.1"],
    says: "the distribution has a root object",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) => resource["default_root_object"] === "index.html",
  },
  {
    group: 68,
    ids: ["CKV2 42", "CloudFront.7"],
    says: "the distribution has a certificate of its own",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) => valuesAt(resource, "viewer_certificate.acm_certificate_arn").length === 1,
  },
];
