import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import {
  Apigatewayv2Stage,
  type Apigatewayv2StageRouteSettings,
} from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { NodeFunction } from "../functions/nodeFunction";
import { apiRouteArn, type Place } from "../ground/arn";
import { LogGroup } from "../ground/logGroup";
import type { Metric } from "../monitoring/metric";
import { ApiDomain } from "./apiDomain";
import type { Domain } from "./certificate";

export interface HttpApiProps extends Place {
  readonly name: string;
  readonly description: string;
  readonly logGroup: string;
  readonly logRetentionDays: number;
  /** ARN of the key for the access log. */
  readonly key: string;
  /** Pages that may call it from a browser, as `https://menu.example`; none: no cross-origin calls. */
  readonly allowedOrigins: readonly string[];
  /** Of calls to no route, and of routes that state none. */
  readonly throttle: Throttle;
  /** A host name of its own; the one that AWS gave is then switched off. @default the one that AWS gives */
  readonly domain?: Domain;
}

/** Calls beyond this are answered 429. */
export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** What API Gateway counts and measures for an HTTP API. */
export type ApiMetric = "Count" | "4xx" | "5xx" | "Latency" | "IntegrationLatency" | "DataProcessed";

/** An HTTP API (payload 2.0) on one auto-deployed stage: throttled, logged without addresses or bodies, TLS 1.2. */
export class HttpApi extends Construct {
  /** The name that it is reached by. */
  readonly host: string;
  /** `https://…`, without a path. */
  readonly endpoint: string;
  /** The name of the group that holds its access log: lines of JSON, see `accessLogLine`. */
  readonly accessLogGroup: string;
  private readonly api: Apigatewayv2Api;
  private readonly stage: Apigatewayv2Stage;
  private readonly routeSettings: Apigatewayv2StageRouteSettings[] = [];
  private readonly integrations = new Map<NodeFunction, Apigatewayv2Integration>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: HttpApiProps,
  ) {
    super(scope, id);
    const { domain } = props;
    this.api = new Apigatewayv2Api(this, "Resource", {
      name: props.name,
      description: props.description,
      protocolType: "HTTP",
      corsConfiguration: props.allowedOrigins.length === 0 ? undefined : corsOf(props.allowedOrigins),
      disableExecuteApiEndpoint: domain !== undefined,
    });
    const logs = new LogGroup(this, "access_log", {
      ...props,
      name: props.logGroup,
      retentionDays: props.logRetentionDays,
    });
    this.stage = new Apigatewayv2Stage(this, "stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: logs.arn, format: JSON.stringify(accessLogLine) },
      defaultRouteSettings: settingsOf(props.throttle),
      dependsOn: [logs.resource],
    });
    if (domain !== undefined)
      new ApiDomain(this, "domain", { domain, apiId: this.api.id, stage: this.stage.id });
    this.host = domain?.name ?? `${this.api.id}.execute-api.${props.region}.amazonaws.com`;
    this.endpoint = `https://${this.host}`;
    this.accessLogGroup = logs.resource.name;
  }

  /**
   * Answers `POST /v1/events` or `GET /v1/reports/{name}` (say) with a function, which alone decides who may call: there
   * is no authorizer before it (see the waivers).
   */
  route(
    id: string,
    method: string,
    path: string,
    target: NodeFunction,
    throttle = this.props.throttle,
  ): void {
    const routeKey = `${method} ${path}`;
    const integration = this.integrationOf(target, id);
    const resource = new Apigatewayv2Route(this, `${id}_route`, {
      apiId: this.api.id,
      routeKey,
      authorizationType: "NONE",
      target: `integrations/${integration.id}`,
    });
    new LambdaPermission(this, `${id}_permission`, {
      action: "lambda:InvokeFunction",
      // by reference: API Gateway's permission can only be given for a function that is there
      functionName: target.resource.functionName,
      principal: "apigateway.amazonaws.com",
      // a wildcard fits the place's name as well as its value
      sourceArn: apiRouteArn(this.props, this.api.id, `${method}${path.replaceAll(/\{\w+\}/g, "*")}`),
    });
    this.routeSettings.push({ routeKey, ...settingsOf(throttle) });
    this.stage.putRouteSettings(this.routeSettings);
    // API Gateway refuses settings of a route that is not there yet, and nothing else tells Terraform to wait
    this.stage.dependsOn?.push(`aws_apigatewayv2_route.${resource.friendlyUniqueId}`);
  }

  /** One for each function, under the name of its first route. */
  private integrationOf(target: NodeFunction, id: string): Apigatewayv2Integration {
    const known = this.integrations.get(target);
    if (known !== undefined) return known;
    const integration = new Apigatewayv2Integration(this, `${id}_integration`, {
      apiId: this.api.id,
      integrationType: "AWS_PROXY",
      integrationUri: target.invokeArn,
      payloadFormatVersion: "2.0",
    });
    this.integrations.set(target, integration);
    return integration;
  }

  /** For alarms and dashboards: over all routes. */
  metric(name: ApiMetric): Metric {
    return { namespace: "AWS/ApiGateway", name, dimensions: { ApiId: this.api.id } };
  }
}

const settingsOf = ({ ratePerSecond, burst }: Throttle) => ({
  throttlingRateLimit: ratePerSecond,
  throttlingBurstLimit: burst,
  // six metrics a route, paid each month: what alarms ask of single routes is read from the access log
  detailedMetricsEnabled: false,
});

const corsOf = (allowOrigins: readonly string[]) => ({
  allowOrigins: [...allowOrigins],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["authorization", "content-encoding", "content-type", "if-none-match", "x-footfall-key"],
  // beside what browsers show in any case: a file's name, the next page, where an answer will be, when to come again
  exposeHeaders: ["content-disposition", "etag", "link", "location", "retry-after"],
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
