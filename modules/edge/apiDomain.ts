import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import { Construct } from "constructs";
import { Certificate, type Domain } from "./certificate";
import { HostAlias } from "./hostAlias";

export interface ApiDomainProps {
  readonly domain: Domain;
  readonly apiId: string;
  /** The stage that the name leads to. */
  readonly stage: string;
}

/** A host name of one's own for an HTTP API: TLS 1.2 or better, IPv4 and IPv6, in the API's region. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, { domain, apiId, stage }: ApiDomainProps) {
    super(scope, id);
    const certificate = new Certificate(this, "certificate", { domain });
    const resource = new Apigatewayv2DomainName(this, "Resource", {
      domainName: domain.name,
      domainNameConfiguration: {
        certificateArn: certificate.arn,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
        ipAddressType: "dualstack",
      },
    });
    new Apigatewayv2ApiMapping(this, "mapping", { apiId, domainName: resource.id, stage });
    new HostAlias(this, "alias", {
      domain,
      target: {
        name: resource.domainNameConfiguration.targetDomainName,
        zoneId: resource.domainNameConfiguration.hostedZoneId,
      },
    });
  }
}
