import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A request as an API Gateway HTTP API hands it to its function (payload format 2.0), bodies in base64. */
export const gatewayEvent = (
  request: IncomingMessage,
  body: Buffer,
  id: string,
  receivedAtMs: number,
): APIGatewayProxyEventV2 => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const method = request.method ?? "GET";
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : value,
    ]),
  );
  return {
    version: "2.0",
    routeKey: `${method} ${url.pathname}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: url.host,
      domainPrefix: "local",
      http: {
        method,
        path: url.pathname,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: id,
      routeKey: `${method} ${url.pathname}`,
      stage: "$default",
      time: new Date(receivedAtMs).toUTCString(),
      timeEpoch: receivedAtMs,
    },
    body: body.toString("base64"),
    isBase64Encoded: true,
  };
};
