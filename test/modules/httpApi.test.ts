import { HttpApi } from "../../modules/httpApi";
import { at, synthesized } from "../stacks/synthesized";
import { aPlace, aStack } from "./aStack";

const anApi = (allowedOrigins: readonly string[]) => {
  const stack = aStack();
  new HttpApi(stack, "api", {
    ...aPlace,
    name: "acme-api",
    description: "An API.",
    logGroup: "/aws/vendedlogs/acme-api",
    logRetentionDays: 365,
    key: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    allowedOrigins,
    throttle: { ratePerSecond: 10, burst: 20 },
  });
  return synthesized(stack);
};

test("cross-origin calls are open to the origins that are named, and to none by default", () => {
  expect(at(anApi(["https://menu.example"]), "aws_apigatewayv2_api.api")["cors_configuration"]).toMatchObject(
    {
      allow_origins: ["https://menu.example"],
      allow_methods: ["POST"],
    },
  );
  expect(at(anApi([]), "aws_apigatewayv2_api.api")["cors_configuration"]).toBeUndefined();
});

test("the stage is throttled", () => {
  expect(at(anApi([]), "aws_apigatewayv2_stage.api_stage")["default_route_settings"]).toEqual({
    throttling_rate_limit: 10,
    throttling_burst_limit: 20,
    detailed_metrics_enabled: true,
  });
});

test("the access log names no visitor and no key", () => {
  const { format } = at(anApi([]), "aws_apigatewayv2_stage.api_stage")["access_log_settings"] as {
    format: string;
  };
  expect(JSON.parse(format)).toMatchObject({ requestId: "$context.requestId", status: "$context.status" });
  expect(format).not.toMatch(/sourceIp|userAgent|context\.path|querystring|authorizer/i);
});
