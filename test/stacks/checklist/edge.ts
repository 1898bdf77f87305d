import { hasPart, isCustomerKey, type Rule, says, valuesAt } from "./rule";

const behaviours = (resource: unknown): readonly unknown[] => [
  ...valuesAt(resource, "default_cache_behavior"),
  ...valuesAt(resource, "ordered_cache_behavior"),
];

/** Groups 64 to 70. */
export const edgeRules: readonly Rule[] = [
  {
    group: 64,
    ids: ["CKV34", "T0012", "CloudFront.3"],
    says: "viewers are spoken to over HTTPS only",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) =>
      behaviours(resource).every((behaviour) =>
        valuesAt(behaviour, "viewer_protocol_policy").every((policy) =>
          ["https-only", "redirect-to-https"].includes(String(policy)),
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
      says(valuesAt(resource, "origin"), {
        "custom_origin_config.origin_protocol_policy": "https-only",
        "custom_origin_config.origin_ssl_protocols": "TLSv1.2",
      }),
  },
  {
    group: 65,
    ids: ["CKV2 46", "CloudFront.13", "N-CFR7"],
    says: "buckets are read through origin access control",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) => {
      const buckets = valuesAt(resource, "origin").filter((origin) =>
        valuesAt(origin, "domain_name").some(
          (name) => /\.s3\./.test(String(name)) || /bucket/.test(String(name)),
        ),
      );
      return (
        buckets.length > 0 &&
        buckets.every((origin) =>
          valuesAt(origin, "origin_access_control_id").some((id) =>
            String(id).includes("aws_cloudfront_origin_access_control."),
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
    holds: ({ resource }) =>
      behaviours(resource).every(
        (behaviour) => valuesAt(behaviour, "response_headers_policy_id").length === 1,
      ),
  },
  {
    group: 66,
    ids: ["CKV259"],
    says: "browsers are told to keep to HTTPS",
    judges: "aws_cloudfront_response_headers_policy",
    holds: ({ resource }) => {
      const hsts = "security_headers_config.strict_transport_security";
      return (
        says(resource, { [`${hsts}.include_subdomains`]: true, [`${hsts}.override`]: true }) &&
        valuesAt(resource, `${hsts}.access_control_max_age_sec`).every((age) => Number(age) >= 31_536_000)
      );
    },
  },
  {
    group: 67,
    ids: ["CKV68", "T0011", "CloudFront.6", "N-CFR2"],
    says: "the distribution is behind a firewall",
    judges: "aws_cloudfront_distribution",
    holds: ({ resource }) => String(resource["web_acl_id"]).includes("aws_wafv2_web_acl."),
  },
  {
    group: 67,
    ids: ["CKV2 47"],
    says: "the firewall knows bad inputs",
    judges: "aws_wafv2_web_acl",
    holds: ({ resource }) => JSON.stringify(resource).includes("AWSManagedRulesKnownBadInputsRuleSet"),
  },
  {
    group: 67,
    ids: ["CKV2 31", "WAF.11"],
    says: "the firewall logs",
    judges: "aws_wafv2_web_acl",
    holds: (firewall) => hasPart(firewall, "aws_wafv2_web_acl_logging_configuration", "resource_arn"),
  },
  {
    group: 68,
    ids: ["CKV86", "T0010", "CloudFront.5", "N-CFR3"],
    says: "the distribution logs access",
    judges: "aws_cloudfront_distribution",
    holds: (distribution) =>
      hasPart(distribution, "aws_cloudwatch_log_delivery_source", "resource_arn", {
        log_type: "ACCESS_LOGS",
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
  {
    group: 69,
    ids: ["CKV297"],
    says: "schedules are encrypted with a customer key",
    judges: "aws_scheduler_schedule",
    holds: ({ resource }) => isCustomerKey(resource["kms_key_arn"]),
  },
  {
    group: 69,
    ids: ["†schedule-failures"],
    says: "schedules are retried, and leave dead letters",
    judges: "aws_scheduler_schedule",
    holds: ({ resource }) =>
      valuesAt(resource, "target.dead_letter_config.arn").length === 1 &&
      valuesAt(resource, "target.retry_policy.maximum_retry_attempts").length === 1,
  },
  {
    group: 70,
    ids: ["CKV284", "N-SF2"],
    says: "state machines are traced",
    judges: "aws_sfn_state_machine",
    holds: ({ resource }) => says(resource, { "tracing_configuration.enabled": true }),
  },
  {
    group: 70,
    ids: ["CKV285", "N-SF1"],
    says: "state machines log, without the data that they pass",
    judges: "aws_sfn_state_machine",
    holds: ({ resource }) =>
      ["ALL", "ERROR", "FATAL"].includes(String(valuesAt(resource, "logging_configuration.level")[0])) &&
      !valuesAt(resource, "logging_configuration.include_execution_data").includes(true),
  },
];
