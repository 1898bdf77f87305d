import { ApiDomain } from "../../../modules/edge/apiDomain";
import { at, type Synthesized, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const aDomain = (): Synthesized => {
  const stack = aStack();
  new ApiDomain(stack, "domain", {
    domain: { name: "api.clicks.example", zoneId: "Z0123456789ABCDEFGHIJ" },
    apiId: "a1",
    stage: "$default",
  });
  return synthesized(stack);
};

test("a name of one's own speaks TLS 1.2 or better, with a certificate that is proven first", () => {
  expect(at(aDomain(), "aws_apigatewayv2_domain_name.domain")).toEqual({
    domain_name: "api.clicks.example",
    domain_name_configuration: {
      certificate_arn: `\${aws_acm_certificate_validation.domain_certificate_validation.certificate_arn}`,
      endpoint_type: "REGIONAL",
      security_policy: "TLS_1_2",
      ip_address_type: "dualstack",
    },
  });
});

test("its certificate is of the API's own region", () => {
  expect(at(aDomain(), "aws_acm_certificate.domain_certificate")).toMatchObject({
    domain_name: "api.clicks.example",
  });
  expect(at(aDomain(), "aws_acm_certificate.domain_certificate")).not.toHaveProperty("provider");
});

test("the name leads to the stage of the API", () => {
  expect(at(aDomain(), "aws_apigatewayv2_api_mapping.domain_mapping")).toEqual({
    api_id: "a1",
    domain_name: `\${aws_apigatewayv2_domain_name.domain.id}`,
    stage: "$default",
  });
});

test("DNS answers the name with what API Gateway gave it", () => {
  const given = `aws_apigatewayv2_domain_name.domain.domain_name_configuration[0]`;
  for (const version of ["ipv4", "ipv6"])
    expect(at(aDomain(), `aws_route53_record.domain_alias_${version}`)).toMatchObject({
      zone_id: "Z0123456789ABCDEFGHIJ",
      name: "api.clicks.example",
      alias: { name: `\${${given}.target_domain_name}`, zone_id: `\${${given}.hosted_zone_id}` },
    });
});
