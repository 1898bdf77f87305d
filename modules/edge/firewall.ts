import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EncryptionKey } from "../ground/encryptionKey";
import { encryptLogGroups, LogGroup } from "../ground/logGroup";
import { policyJson } from "../ground/policy";
import { firewallRules, visibility } from "./firewallRules";

export interface FirewallProps {
  /** Unique in the account: what CloudFront uses is in us-east-1, wherever the stack is. */
  readonly name: string;
  readonly accountId: string;
  /** Of us-east-1. */
  readonly global: TerraformProvider;
  /** An address that sends more is answered 429 until it sends less. */
  readonly requestsPer5Minutes: number;
  readonly logRetentionDays: number;
}

const fewestRequests = 10;

/**
 * AWS WAF for a distribution (an HTTP API cannot carry it). It logs what it blocks, with the caller's address, which
 * is what one looks for then, but no key, no cookie and no query; its log group has a key of its own.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const { name, accountId, global, requestsPer5Minutes } = props;
    if (requestsPer5Minutes < fewestRequests)
      throw new Error(`requestsPer5Minutes: must be at least ${fewestRequests}, not ${requestsPer5Minutes}`);
    const acl = new Wafv2WebAcl(this, "Resource", {
      name,
      description: "Before Footfall's distribution.",
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      rule: firewallRules(requestsPer5Minutes),
      visibilityConfig: visibility(name),
      provider: global,
    });
    this.arn = acl.arn;

    const place = { accountId, region: "us-east-1" };
    // AWS insists on how the name begins
    const groupName = `aws-waf-logs-${name}`;
    const key = new EncryptionKey(this, "key", {
      ...place,
      alias: `alias/${name}`,
      description: "Footfall: the firewall's log.",
      use: {
        StringEquals: {
          "kms:CallerAccount": accountId,
          "kms:ViaService": "logs.us-east-1.amazonaws.com",
        },
      },
      statements: [encryptLogGroups(place, [groupName])],
      content: "replaceable",
      provider: global,
    });
    const logs = new LogGroup(this, "logs", {
      ...place,
      name: groupName,
      key: key.arn,
      retentionDays: props.logRetentionDays,
      provider: global,
    });
    const delivery = new CloudwatchLogResourcePolicy(this, "log_policy", {
      policyName: name,
      policyDocument: policyJson([
        {
          sid: "DeliverFirewallLog",
          principal: { service: "delivery.logs.amazonaws.com" },
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: [`${logs.arn}:log-stream:*`],
          condition: {
            ArnLike: { "aws:SourceArn": `arn:aws:logs:${place.region}:${accountId}:*` },
            StringEquals: { "aws:SourceAccount": accountId },
          },
        },
      ]),
      provider: global,
    });
    new Wafv2WebAclLoggingConfiguration(this, "logging", {
      resourceArn: acl.arn,
      logDestinationConfigs: [logs.arn],
      loggingFilter: {
        defaultBehavior: "DROP",
        filter: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            condition: [{ actionCondition: { action: "BLOCK" } }],
          },
        ],
      },
      redactedFields: [
        ...["authorization", "cookie", "x-footfall-key"].map((header) => ({
          singleHeader: { name: header },
        })),
        { queryString: {} },
      ],
      dependsOn: [logs.resource, delivery],
      provider: global,
    });
  }
}
