import { TerraformOutput, Token } from "cdktf";
import { HttpApi, type HttpApiProps } from "../../../modules/edge/httpApi";
import { NodeFunction } from "../../../modules/functions/nodeFunction";
import type { AwsStack } from "../../../modules/ground/awsStack";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { anApiProps } from "./anEdge";

const anApi = (props: Partial<HttpApiProps> = {}) => {
  const stack = aStack();
  const api = new HttpApi(stack, "api", { ...anApiProps, ...props });
  return { stack, api };
};

const synthesizedApi = (props: Partial<HttpApiProps> = {}) => synthesized(anApi(props).stack);

const aFunction = (stack: AwsStack) =>
  new NodeFunction(stack, "ingest", {
    ...aPlace,
    names: someNames,
    handler: "ingest",
    description: "Takes events.",
    environment: {},
    key: anApiProps.key,
    size: { memoryMb: 256, reservedConcurrency: 5 },
    timeoutSeconds: 15,
    logRetentionDays: 365,
  });

/** An API with a route, and perhaps a throttle for it. */
const aRoutedApi = (throttle?: HttpApiProps["throttle"]) => {
  const { stack, api } = anApi();
  api.route("events", "POST", "/v1/events", aFunction(stack), throttle);
  return synthesized(stack);
};

test("cross-origin calls are open to the origins that are named, and to none by default", () => {
  expect(
    at(synthesizedApi({ allowedOrigins: ["https://menu.example"] }), "aws_apigatewayv2_api.api")[
      "cors_configuration"
    ],
  ).toEqual({
    allow_origins: ["https://menu.example"],
    allow_methods: ["GET", "POST"],
    // what a page sends: its key, compressed JSON, the tag of an answer that it has
    allow_headers: ["authorization", "content-encoding", "content-type", "if-none-match", "x-footfall-key"],
    // of an answer's headers browsers show only the commonest, and what they are told to
    expose_headers: ["content-disposition", "etag", "link", "location", "retry-after"],
    max_age: 86_400,
  });
  expect(at(synthesizedApi(), "aws_apigatewayv2_api.api")["cors_configuration"]).toBeUndefined();
});

test("calls to no route are throttled too", () => {
  expect(at(synthesizedApi(), "aws_apigatewayv2_stage.api_stage")["default_route_settings"]).toEqual({
    throttling_rate_limit: 10,
    throttling_burst_limit: 20,
    detailed_metrics_enabled: false,
  });
});

test("each route has a throttle of its own, which waits for the route: API Gateway knows no other", () => {
  expect(
    at(aRoutedApi({ ratePerSecond: 100, burst: 200 }), "aws_apigatewayv2_stage.api_stage"),
  ).toMatchObject({
    route_settings: [
      {
        route_key: "POST /v1/events",
        throttling_rate_limit: 100,
        throttling_burst_limit: 200,
        detailed_metrics_enabled: false,
      },
    ],
    depends_on: ["aws_cloudwatch_log_group.api_access_log", "aws_apigatewayv2_route.api_events_route"],
  });
});

test("a route that states no throttle has the API's", () => {
  expect(at(aRoutedApi(), "aws_apigatewayv2_stage.api_stage")["route_settings"]).toMatchObject([
    { route_key: "POST /v1/events", throttling_rate_limit: 10, throttling_burst_limit: 20 },
  ]);
});

test("a route hands its calls to a function, with nobody before it who decides: the function does", () => {
  const result = aRoutedApi();
  expect(at(result, "aws_apigatewayv2_route.api_events_route")).toEqual({
    api_id: `\${aws_apigatewayv2_api.api.id}`,
    route_key: "POST /v1/events",
    authorization_type: "NONE",
    target: `integrations/\${aws_apigatewayv2_integration.api_events_integration.id}`,
  });
  expect(at(result, "aws_apigatewayv2_integration.api_events_integration")).toEqual({
    api_id: `\${aws_apigatewayv2_api.api.id}`,
    integration_type: "AWS_PROXY",
    integration_uri: `\${aws_lambda_function.ingest.invoke_arn}`,
    payload_format_version: "2.0",
  });
});

test("a stage deploys what changes, and logs to a group that is encrypted, forgets, and is there first", () => {
  const result = synthesizedApi();
  expect(at(result, "aws_apigatewayv2_stage.api_stage")).toMatchObject({
    api_id: `\${aws_apigatewayv2_api.api.id}`,
    name: "$default",
    auto_deploy: true,
    access_log_settings: {
      destination_arn: "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/acme-api",
    },
    depends_on: ["aws_cloudwatch_log_group.api_access_log"],
  });
  expect(at(result, "aws_cloudwatch_log_group.api_access_log")).toEqual({
    name: "/aws/vendedlogs/acme-api",
    kms_key_id: anApiProps.key,
    retention_in_days: 365,
  });
  expect(at(result, "aws_apigatewayv2_api.api")).toMatchObject({
    name: "acme-api",
    description: "An API.",
    protocol_type: "HTTP",
  });
});

test("a function may be called by its route of this API, of this account and region, and by nothing else", () => {
  expect(at(aRoutedApi(), "aws_lambda_permission.api_events_permission")).toEqual({
    action: "lambda:InvokeFunction",
    function_name: `\${aws_lambda_function.ingest.function_name}`,
    principal: "apigateway.amazonaws.com",
    source_arn: `arn:aws:execute-api:eu-central-1:111122223333:\${aws_apigatewayv2_api.api.id}/*/POST/v1/events`,
  });
});

test("a function's routes share what hands their calls over; each may call it by its own path, whatever its values", () => {
  const { stack, api } = anApi();
  const target = aFunction(stack);
  api.route("reports", "GET", "/v1/reports", target);
  api.route("user_metrics", "GET", "/v1/users/{id}/metrics", target);
  const result = synthesized(stack);
  const ofType = (type: string) =>
    Object.keys(result.resources).filter((address) => address.startsWith(type));
  expect(ofType("aws_apigatewayv2_integration.")).toEqual([
    "aws_apigatewayv2_integration.api_reports_integration",
  ]);
  expect(at(result, "aws_apigatewayv2_route.api_user_metrics_route")).toMatchObject({
    route_key: "GET /v1/users/{id}/metrics",
    target: `integrations/\${aws_apigatewayv2_integration.api_reports_integration.id}`,
  });
  expect(at(result, "aws_lambda_permission.api_user_metrics_permission")["source_arn"]).toBe(
    `arn:aws:execute-api:eu-central-1:111122223333:\${aws_apigatewayv2_api.api.id}/*/GET/v1/users/*/metrics`,
  );
});

test("a domain of its own speaks TLS 1.2 over IPv4 and IPv6, and switches the other name off", () => {
  const { stack, api } = anApi({ domain: { name: "api.clicks.example", zoneId: "Z0123456789ABCDEFGHIJ" } });
  expect(api).toMatchObject({ host: "api.clicks.example", endpoint: "https://api.clicks.example" });
  const result = synthesized(stack);
  expect(at(result, "aws_apigatewayv2_api.api")["disable_execute_api_endpoint"]).toBe(true);
  expect(at(result, "aws_apigatewayv2_domain_name.api_domain")).toMatchObject({
    domain_name: "api.clicks.example",
    domain_name_configuration: {
      endpoint_type: "REGIONAL",
      security_policy: "TLS_1_2",
      ip_address_type: "dualstack",
      certificate_arn: `\${aws_acm_certificate_validation.api_domain_certificate_validation.certificate_arn}`,
    },
  });
  expect(at(result, "aws_apigatewayv2_api_mapping.api_domain_mapping")).toMatchObject({
    api_id: `\${aws_apigatewayv2_api.api.id}`,
    stage: `\${aws_apigatewayv2_stage.api_stage.id}`,
  });
  expect(
    ["ipv4", "ipv6"].map((version) => at(result, `aws_route53_record.api_domain_alias_${version}`)["type"]),
  ).toEqual(["A", "AAAA"]);
});

test("without a domain the name that AWS gives stays on", () => {
  const { stack, api } = anApi();
  new TerraformOutput(stack, "endpoint", { value: api.endpoint });
  const result = synthesized(stack);
  expect(result.document["output"]).toEqual({
    endpoint: { value: `https://\${aws_apigatewayv2_api.api.id}.execute-api.eu-central-1.amazonaws.com` },
  });
  expect(at(result, "aws_apigatewayv2_api.api")["disable_execute_api_endpoint"]).toBe(false);
});

test("alarms find its metrics by its id, and its log by its name", () => {
  const { stack, api } = anApi();
  new TerraformOutput(stack, "metric", { value: api.metric("5xx") });
  expect(synthesized(stack).document["output"]).toEqual({
    metric: {
      value: {
        namespace: "AWS/ApiGateway",
        name: "5xx",
        dimensions: { ApiId: `\${aws_apigatewayv2_api.api.id}` },
      },
    },
  });
  // by reference, so that what reads the log waits for it
  expect(Token.isUnresolved(api.accessLogGroup)).toBe(true);
});

test("the access log names no visitor and no key", () => {
  const { format } = at(synthesizedApi(), "aws_apigatewayv2_stage.api_stage")["access_log_settings"] as {
    format: string;
  };
  expect(JSON.parse(format)).toEqual({
    requestId: "$context.requestId",
    requestTime: "$context.requestTime",
    route: "$context.routeKey",
    status: "$context.status",
    latencyMs: "$context.responseLatency",
    integrationLatencyMs: "$context.integrationLatency",
    responseBytes: "$context.responseLength",
    error: "$context.error.message",
    integrationError: "$context.integrationErrorMessage",
  });
  expect(format).not.toMatch(/sourceIp|userAgent|context\.path|querystring|authorizer/i);
});
