import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Endpoint, HttpRequest } from "./http";

/** A Lambda handler for API Gateway HTTP APIs, payload format 2.0. */
export type GatewayV2Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Puts an endpoint behind API Gateway. */
export const gatewayV2 =
  (endpoint: Endpoint): GatewayV2Handler =>
  async (event) => {
    const { status, headers, body } = await endpoint(requestOf(event));
    return { statusCode: status, headers, body, isBase64Encoded: false };
  };

const requestOf = (event: APIGatewayProxyEventV2): HttpRequest => ({
  method: event.requestContext.http.method,
  path: event.rawPath,
  headers: event.headers,
  query: event.queryStringParameters ?? {},
  body: Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8"),
});
