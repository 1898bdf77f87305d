import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { Place } from "./arn";
import { LogGroup } from "./logGroup";
import type { NodeFunction } from "./nodeFunction";

export interface HttpApiProps extends Place {
  readonly name: string;
  readonly description: string;
  readonly logGroup: string;
  readonly logRetentionDays: number;
  /** ARN of the key for the access log. */
  readonly key: string;
  /** Pages that may call it from a browser, as `https://menu.example`; none: no cross-origin calls. */
  readonly allowedOrigins: readonly string[];
  /** Calls beyond this are answered 429. */
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
}

/** An HTTP API (payload 2.0) on one auto-deployed stage: throttled, logged without addresses or bodies, TLS 1.2. */
export class HttpApi extends Construct {
  /** `https://…`, without a path. */
  readonly endpoint: string;
  private readonly api: Apigatewayv2Api;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    this.api = new Apigatewayv2Api(this, "Resource", {
      name: props.name,
      description: props.description,
      protocolType: "HTTP",
      corsConfiguration: props.allowedOrigins.length === 0 ? undefined : corsOf(props.allowedOrigins),
    });
    const logs = new LogGroup(this, "access_log", {
      ...props,
      name: props.logGroup,
      retentionDays: props.logRetentionDays,
    });
    new Apigatewayv2Stage(this, "stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: logs.arn, format: JSON.stringify(accessLogLine) },
      defaultRouteSettings: {
        throttlingRateLimit: props.throttle.ratePerSecond,
        throttlingBurstLimit: props.throttle.burst,
        detailedMetricsEnabled: true,
      },
      dependsOn: [logs.resource],
    });
    this.endpoint = this.api.apiEndpoint;
  }

  /**
   * Answers `POST /v1/events` (say) with a function, which alone decides who may call: there is no authorizer
   * before it (see the waivers).
   */
  route(id: string, method: string, path: string, target: NodeFunction): void {
    const integration = new Apigatewayv2Integration(this, `${id}_integration`, {
      apiId: this.api.id,
      integrationType: "AWS_PROXY",
      integrationUri: target.invokeArn,
      payloadFormatVersion: "2.0",
    });
    new Apigatewayv2Route(this, `${id}_route`, {
      apiId: this.api.id,
      routeKey: `${method} ${path}`,
      authorizationType: "NONE",
      target: `integrations/${integration.id}`,
    });
    // the ARN of the API names the account: no further source condition is needed
    new LambdaPermission(this, `${id}_permission`, {
      action: "lambda:InvokeFunction",
      functionName: target.name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${this.api.executionArn}/*/${method}${path}`,
    });
  }
}

const corsOf = (allowOrigins: readonly string[]) => ({
  allowOrigins: [...allowOrigins],
  allowMethods: ["POST"],
  allowHeaders: ["authorization", "content-encoding", "content-type", "x-footfall-key"],
  // a day, the longest that browsers keep a preflight's answer
  maxAge: 86_400,
});

/** One line for each call. No address, no user agent, no query: the query may hold a key. */
const accessLogLine = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  route: "$context.routeKey",
  status: "$context.status",
  latencyMs: "$context.responseLatency",
  integrationLatencyMs: "$context.integrationLatency",
  responseBytes: "$context.responseLength",
  error: "$context.error.message",
  integrationError: "$context.integrationErrorMessage",
};
