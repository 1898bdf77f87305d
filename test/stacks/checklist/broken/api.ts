import { broken, referTo, set, type Variants } from "./variant";

const api = "aws_apigatewayv2_api.api";
const stage = "aws_apigatewayv2_stage.api_stage";
const route = "aws_apigatewayv2_route.api_events_route";

export const brokenApi: Variants = {
  "the API logs access": broken(
    stage,
    set("access_log_settings", undefined),
    set("access_log_settings.format", undefined),
    set("access_log_settings.destination_arn", "arn:aws:logs:eu-central-1:123456789012:log-group:/none"),
  ),
  "routes are authorized": {
    subject: route,
    mended: set("authorization_type", "JWT"),
    broken: [set("authorization_type", "NONE"), set("authorization_type", undefined)],
  },
  "each route has a throttle": broken(
    route,
    set("route_settings", [], stage),
    set("route_settings.throttling_rate_limit", undefined, stage),
    set("route_settings.throttling_burst_limit", 0, stage),
    set("route_key", "GET /v1/unthrottled"),
    set("api_id", referTo("aws_apigatewayv2_api.other", "id"), stage),
  ),
  "domains of the API speak TLS 1.2": broken(
    "aws_apigatewayv2_domain_name.api_domain",
    set("domain_name_configuration.security_policy", "TLS_1_0"),
    set("domain_name_configuration.security_policy", undefined),
  ),
  "the API's default endpoint is off": broken(
    api,
    set("disable_execute_api_endpoint", false),
    set("disable_execute_api_endpoint", undefined),
  ),
  "CORS names exact origins, or none": broken(
    api,
    set("cors_configuration.allow_origins", ["*"]),
    set("cors_configuration.allow_origins", ["https://*.example"]),
    set("cors_configuration.allow_origins", ["http://menu.trattoria.example"]),
  ),
};
