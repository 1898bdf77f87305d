import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import type { Domain } from "./certificate";

export interface HostAliasProps {
  readonly domain: Domain;
  /** What the name stands for: an AWS resource's own host name, and the zone that AWS gave it. */
  readonly target: Domain;
}

/** Lets a host name stand for an AWS resource, over IPv4 and IPv6. */
export class HostAlias extends Construct {
  constructor(scope: Construct, id: string, { domain, target }: HostAliasProps) {
    super(scope, id);
    const record = (recordId: string, type: "A" | "AAAA") =>
      new Route53Record(this, recordId, {
        zoneId: domain.zoneId,
        name: domain.name,
        type,
        alias: { name: target.name, zoneId: target.zoneId, evaluateTargetHealth: false },
      });
    record("ipv4", "A");
    record("ipv6", "AAAA");
  }
}
