import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A request as an API Gateway HTTP API hands it to its function (payload format 2.0), bodies in base64. */
export const gatewayEvent = (
  request: IncomingMessage,
  body: Buffer,
  id: string,
  receivedAtMs: number,
): APIGatewayProxyEventV2 => {
  const { path, query } = targetOf(request);
  const method = request.method ?? "GET";
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : value,
    ]),
  );
  return {
    version: "2.0",
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    headers,
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: "localhost",
      domainPrefix: "local",
      http: {
        method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: id,
      routeKey: `${method} ${path}`,
      stage: "$default",
      time: new Date(receivedAtMs).toUTCString(),
      timeEpoch: receivedAtMs,
    },
    body: body.toString("base64"),
    isBase64Encoded: true,
  };
};

/** A request's path and query, as they were sent: whatever stands there is no reason to fail. */
export const targetOf = ({
  url = "/",
}: IncomingMessage): { readonly path: string; readonly query: string } => {
  const mark = url.indexOf("?");
  return mark === -1 ? { path: url, query: "" } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
};
