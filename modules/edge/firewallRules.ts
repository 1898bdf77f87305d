import type { Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";

/** The statements that we use, as Terraform spells them: the provider's class leaves `statement` untyped. */
type RuleStatement =
  | {
      readonly rate_based_statement: {
        readonly limit: number;
        readonly aggregate_key_type: "IP";
        readonly evaluation_window_sec: 60 | 120 | 300 | 600;
      };
    }
  | {
      readonly managed_rule_group_statement: {
        readonly vendor_name: "AWS";
        readonly name: string;
        readonly rule_action_override: readonly {
          readonly name: string;
          readonly action_to_use: { readonly count: Readonly<Record<string, never>> };
        }[];
      };
    };

/**
 * Too many requests from one address; addresses that AWS knows for abuse; known attacks.
 *
 * A body is a batch of events: text that visitors typed, addresses of pages, the user agents of robots. It is data,
 * checked field by field, and one visitor's `${jndi:…}` must not cost the others of the batch their events. So rules
 * that read bodies only count, the one that takes 8 kB for an attack first of all; and so does the one that wants a
 * user agent, which back ends seldom send.
 */
export const firewallRules = (requestsPer5Minutes: number): Wafv2WebAclRule[] => [
  rule(0, "rate", {
    // 429, as from the API itself: senders try again
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rate_based_statement: {
        limit: requestsPer5Minutes,
        aggregate_key_type: "IP",
        evaluation_window_sec: 300,
      },
    },
  }),
  managed(1, "reputation", "AWSManagedRulesAmazonIpReputationList", []),
  managed(2, "bad-inputs", "AWSManagedRulesKnownBadInputsRuleSet", [
    "JavaDeserializationRCE_BODY",
    "Log4JRCE_BODY",
  ]),
  managed(3, "common", "AWSManagedRulesCommonRuleSet", [
    "SizeRestrictions_BODY",
    "CrossSiteScripting_BODY",
    "GenericLFI_BODY",
    "GenericRFI_BODY",
    "EC2MetaDataSSRF_BODY",
    "NoUserAgent_HEADER",
  ]),
];

/** Samples of requests would show keys and addresses in the console. */
export const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const rule = (
  priority: number,
  name: string,
  rest: Pick<Wafv2WebAclRule, "action" | "overrideAction"> & { readonly statement: RuleStatement },
): Wafv2WebAclRule => ({ name, priority, ...rest, visibilityConfig: visibility(name) });

const managed = (
  priority: number,
  name: string,
  group: string,
  onlyCounted: readonly string[],
): Wafv2WebAclRule =>
  rule(priority, name, {
    overrideAction: { none: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: "AWS",
        name: group,
        rule_action_override: onlyCounted.map((counted) => ({
          name: counted,
          action_to_use: { count: {} },
        })),
      },
    },
  });
