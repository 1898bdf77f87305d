import { Firewall, type FirewallProps } from "../../../modules/edge/firewall";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { anEdge } from "./anEdge";

const aFirewall = (props: Partial<FirewallProps> = {}) => {
  const stack = aStack();
  const firewall = new Firewall(stack, "firewall", {
    name: "acme-firewall",
    accountId: aPlace.accountId,
    global: stack.providerIn("us-east-1"),
    requestsPer5Minutes: 20_000,
    logRetentionDays: 365,
    ...props,
  });
  return { stack, firewall };
};

const rules = () => {
  const acl = at(synthesized(aFirewall().stack), "aws_wafv2_web_acl.firewall");
  return acl["rule"] as readonly {
    name: string;
    priority: number;
    action?: unknown;
    override_action?: unknown;
    statement: {
      managed_rule_group_statement?: {
        name: string;
        rule_action_override: readonly { name: string; action_to_use: unknown }[];
      };
    };
    visibility_config: unknown;
  }[];
};

test("all of it is in us-east-1, where CloudFront looks for it", () => {
  const { resources } = synthesized(aFirewall().stack);
  expect(new Set(Object.values(resources).map((resource) => resource["provider"]))).toEqual(
    new Set(["aws.us_east_1"]),
  );
  expect(resources["aws_wafv2_web_acl.firewall"]).toMatchObject({
    name: "acme-firewall",
    visibility_config: { metric_name: "acme-firewall", sampled_requests_enabled: false },
    scope: "CLOUDFRONT",
    default_action: { allow: {} },
  });
});

test("an address that sends too much is answered 429, as by the API, before any other rule", () => {
  expect(rules()[0]).toMatchObject({
    priority: 0,
    action: { block: { custom_response: { response_code: 429 } } },
    statement: {
      rate_based_statement: { limit: 20_000, aggregate_key_type: "IP", evaluation_window_sec: 300 },
    },
  });
});

test("AWS's groups block, but for rules that read bodies or want a user agent: those count", () => {
  const groups = rules().slice(1);
  expect(groups.map(({ override_action }) => override_action)).toEqual(groups.map(() => ({ none: {} })));
  const counted = Object.fromEntries(
    groups.map(({ statement: { managed_rule_group_statement: group } }) => [
      group?.name,
      group?.rule_action_override.map(({ name }) => name),
    ]),
  );
  expect(counted).toEqual({
    AWSManagedRulesAmazonIpReputationList: [],
    AWSManagedRulesKnownBadInputsRuleSet: ["JavaDeserializationRCE_BODY", "Log4JRCE_BODY"],
    AWSManagedRulesCommonRuleSet: [
      "SizeRestrictions_BODY",
      "CrossSiteScripting_BODY",
      "GenericLFI_BODY",
      "GenericRFI_BODY",
      "EC2MetaDataSSRF_BODY",
      "NoUserAgent_HEADER",
    ],
  });
  const overrides = groups.flatMap(
    ({ statement }) => statement.managed_rule_group_statement?.rule_action_override ?? [],
  );
  expect(overrides.map(({ action_to_use }) => action_to_use)).toEqual(overrides.map(() => ({ count: {} })));
});

test("no sample of a request is kept: it would show keys and addresses", () => {
  expect(rules().map(({ visibility_config }) => visibility_config)).toMatchObject(
    rules().map(() => ({ sampled_requests_enabled: false, cloudwatch_metrics_enabled: true })),
  );
});

test("blocked requests are logged, others are not, and never a key, a cookie or a query", () => {
  expect(
    at(synthesized(aFirewall().stack), "aws_wafv2_web_acl_logging_configuration.firewall_logging"),
  ).toMatchObject({
    log_destination_configs: ["arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-acme-firewall"],
    logging_filter: {
      default_behavior: "DROP",
      filter: [
        {
          behavior: "KEEP",
          requirement: "MEETS_ANY",
          condition: [{ action_condition: { action: "BLOCK" } }],
        },
      ],
    },
    redacted_fields: [
      { single_header: { name: "authorization" } },
      { single_header: { name: "cookie" } },
      { single_header: { name: "x-footfall-key" } },
      { query_string: {} },
    ],
  });
});

test("its log is encrypted with a key that only that log group uses, and that goes with the firewall", () => {
  const stack = synthesized(aFirewall().stack);
  expect(at(stack, "aws_cloudwatch_log_group.firewall_logs")).toMatchObject({
    kms_key_id: `\${aws_kms_key.firewall_key.arn}`,
    retention_in_days: 365,
  });
  const key = at(stack, "aws_kms_key.firewall_key");
  expect(key["lifecycle"]).toBeUndefined();
  expect(at(stack, "aws_kms_alias.firewall_key_alias")["name"]).toBe("alias/acme-firewall");
  expect(statementsOf(key["policy"]).find(({ Sid }) => Sid === "AccountUsesThroughRoles")?.Condition).toEqual(
    {
      StringEquals: {
        "kms:CallerAccount": "111122223333",
        "kms:ViaService": "logs.us-east-1.amazonaws.com",
      },
    },
  );
  const services = statementsOf(key["policy"]).filter(({ Principal }) =>
    JSON.stringify(Principal).includes("Service"),
  );
  expect(services).toMatchObject([
    {
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": [
            "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-acme-firewall",
          ],
        },
      },
    },
  ]);
});

test("logs are delivered for this account's own firewalls, into that group, and only once they may be", () => {
  const stack = synthesized(aFirewall().stack);
  const policy = at(stack, "aws_cloudwatch_log_resource_policy.firewall_log_policy");
  expect(policy["policy_name"]).toBe("acme-firewall");
  expect(statementsOf(policy["policy_document"])).toEqual([
    {
      Sid: "DeliverFirewallLog",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: ["arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-acme-firewall:log-stream:*"],
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:*" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      },
    },
  ]);
  expect(at(stack, "aws_wafv2_web_acl_logging_configuration.firewall_logging")).toMatchObject({
    resource_arn: `\${aws_wafv2_web_acl.firewall.arn}`,
    depends_on: [
      "aws_cloudwatch_log_group.firewall_logs",
      "aws_cloudwatch_log_resource_policy.firewall_log_policy",
    ],
  });
});

test("a distribution carries the firewall that it is given", () => {
  const { stack, firewall } = aFirewall();
  anEdge(stack, { firewall });
  expect(at(synthesized(stack), "aws_cloudfront_distribution.edge")["web_acl_id"]).toBe(
    `\${aws_wafv2_web_acl.firewall.arn}`,
  );
});

test("fewer than ten requests is no limit that AWS takes", () => {
  expect(() => aFirewall({ requestsPer5Minutes: 9 })).toThrow(
    "requestsPer5Minutes: must be at least 10, not 9",
  );
});
