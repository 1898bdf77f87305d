import { meantBy, type Rule, says, valuesAt } from "./rule";

/** Groups 45 to 49. */
export const apiRules: readonly Rule[] = [
  {
    group: 45,
    ids: ["CKV76", "T0001", "APIGateway.9", "N-APIG1"],
    says: "the API logs access",
    judges: "aws_apigatewayv2_stage",
    holds: ({ resource, stack }) =>
      valuesAt(resource, "access_log_settings.format").length === 1 &&
      meantBy(
        stack,
        "aws_cloudwatch_log_group",
        valuesAt(resource, "access_log_settings.destination_arn")[0],
      ) !== undefined,
  },
  {
    group: 46,
    ids: ["CKV309", "APIGateway.8", "N-APIG4"],
    says: "routes are authorized",
    judges: "aws_apigatewayv2_route",
    holds: ({ resource }) => ["AWS_IAM", "CUSTOM", "JWT"].includes(String(resource["authorization_type"])),
  },
  {
    group: 47,
    ids: ["†throttle"],
    says: "each route has a throttle",
    judges: "aws_apigatewayv2_route",
    holds: ({ resource, stack }) =>
      Object.values(stack.resources)
        .filter((stage) => stage["api_id"] === resource["api_id"])
        .flatMap((stage) => valuesAt(stage, "route_settings"))
        .some(
          (settings) =>
            says(settings, { route_key: resource["route_key"] }) &&
            ["throttling_rate_limit", "throttling_burst_limit"].every(
              (limit) => Number(valuesAt(settings, limit)[0]) > 0,
            ),
        ),
  },
  {
    group: 48,
    ids: ["T0005"],
    says: "domains of the API speak TLS 1.2",
    judges: "aws_apigatewayv2_domain_name",
    holds: ({ resource }) => says(resource, { "domain_name_configuration.security_policy": "TLS_1_2" }),
  },
  {
    group: 48,
    ids: ["†default-endpoint"],
    says: "the API's default endpoint is off",
    judges: "aws_apigatewayv2_api",
    holds: ({ resource }) => says(resource, { disable_execute_api_endpoint: true }),
  },
  {
    group: 49,
    ids: ["†cors"],
    says: "CORS names exact origins, or none",
    judges: "aws_apigatewayv2_api",
    holds: ({ resource }) =>
      valuesAt(resource, "cors_configuration.allow_origins").every((origin) =>
        /^https:\/\/[^*]+$/.test(String(origin)),
      ),
  },
];
