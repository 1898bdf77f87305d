import { broken, set, type Variants, without } from "./variant";

const edge = "aws_cloudfront_distribution.edge";
const access = "aws_cloudfront_origin_access_control.edge_access";
const headers = "aws_cloudfront_response_headers_policy.edge_page_headers";
const firewall = "aws_wafv2_web_acl.firewall";
const firewallLogs = "aws_wafv2_web_acl_logging_configuration.firewall_logging";
const hsts = "security_headers_config.strict_transport_security";

const managedRules = (...names: readonly string[]) =>
  names.map((name) => ({
    override_action: { none: {} },
    statement: { managed_rule_group_statement: { vendor_name: "AWS", name } },
  }));

const withoutHttps = [
  set(`${hsts}.access_control_max_age_sec`, 3600),
  set(`${hsts}.include_subdomains`, false),
  set(`${hsts}.override`, false),
  set("security_headers_config", undefined),
];

export const brokenEdge: Variants = {
  "viewers are spoken to over HTTPS only": broken(
    edge,
    set("default_cache_behavior.viewer_protocol_policy", "allow-all"),
    set("ordered_cache_behavior.viewer_protocol_policy", "allow-all"),
    set("default_cache_behavior.viewer_protocol_policy", undefined),
  ),
  "viewers are spoken to over TLS 1.2 or better": broken(
    edge,
    set("viewer_certificate.minimum_protocol_version", "TLSv1.1_2016"),
    set("viewer_certificate", { cloudfront_default_certificate: true }),
  ),
  "origins are spoken to over TLS 1.2 only": broken(
    edge,
    set("origin.custom_origin_config.origin_protocol_policy", "http-only"),
    set("origin.custom_origin_config.origin_ssl_protocols", ["TLSv1", "TLSv1.2"]),
  ),
  "buckets are read through origin access control": broken(
    edge,
    set("origin.origin_access_control_id", undefined),
    without(access),
  ),
  "every request to a bucket is signed": broken(
    access,
    set("signing_behavior", "no-override"),
    set("signing_behavior", "never"),
  ),
  "every answer has a policy for its headers": broken(
    edge,
    set("default_cache_behavior.response_headers_policy_id", undefined),
    set("ordered_cache_behavior.response_headers_policy_id", undefined),
    without(headers),
  ),
  "browsers are told to keep to HTTPS, and may have it built in": {
    subject: headers,
    mended: set(`${hsts}.preload`, true),
    broken: [set(`${hsts}.preload`, false), ...withoutHttps],
  },
  "browsers are told to keep to HTTPS": broken(headers, ...withoutHttps),
  "the distribution is behind a firewall": broken(edge, set("web_acl_id", undefined), without(firewall)),
  "the firewall knows bad inputs and anonymous addresses": {
    subject: firewall,
    mended: set(
      "rule",
      managedRules("AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesAnonymousIpList"),
    ),
    broken: [
      set("rule", managedRules("AWSManagedRulesKnownBadInputsRuleSet")),
      set("rule", managedRules("AWSManagedRulesAnonymousIpList")),
    ],
  },
  "the firewall knows bad inputs": broken(
    firewall,
    set("rule", managedRules("AWSManagedRulesCommonRuleSet")),
    set("rule.override_action", { count: {} }),
  ),
  "the firewall logs": broken(
    firewall,
    without(firewallLogs),
    set("log_destination_configs", [], firewallLogs),
    without("aws_cloudwatch_log_group.firewall_logs"),
  ),
  "the distribution logs access": broken(
    edge,
    without("aws_cloudwatch_log_delivery.edge_logs"),
    without("aws_cloudwatch_log_delivery_destination.edge_logs_destination"),
    set("log_type", "CONNECTION_LOGS", "aws_cloudwatch_log_delivery_source.edge_logs_source"),
    set(
      "resource_arn",
      "arn:aws:cloudfront::1:distribution/E1",
      "aws_cloudwatch_log_delivery_source.edge_logs_source",
    ),
  ),
  "the distribution has a root object": broken(edge, set("default_root_object", undefined)),
  "the distribution has a certificate of its own": broken(
    edge,
    set("viewer_certificate", { cloudfront_default_certificate: true }),
  ),
};
