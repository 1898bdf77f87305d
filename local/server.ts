import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { GatewayV2Handler } from "../pipeline/http/gatewayV2";
import { gatewayEvent, targetOf } from "./gatewayEvent";
import { StartupError } from "./startupError";

/** Answers a GET of a page: its content type and text. */
export type Page = () => Promise<{ readonly type: string; readonly text: string }>;

export interface ServerParts {
  /** The functions behind the paths of the API, as API Gateway routes to them. */
  readonly ingest: GatewayV2Handler;
  readonly query: GatewayV2Handler;
  readonly pages: Readonly<Record<string, Page>>;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface LocalServer {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Finishes the requests under way and stops listening. */
  close(): Promise<void>;
}

/** Serves the API and the pages on the loopback address; rejects with a StartupError when it cannot listen. */
export const startServer = async (parts: ServerParts): Promise<LocalServer> => {
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      // the client went away in the middle of its request
      if (request.destroyed && !request.complete) return;
      const { path } = targetOf(request);
      process.stderr.write(`${request.method} ${path}: ${error instanceof Error ? error.stack : error}\n`);
      if (!response.headersSent)
        send(response, 500, "application/json", '{"message":"Internal Server Error"}');
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, parts.port)));
    server.listen(parts.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), graceMs).unref();
      }),
  };
};

/** Requests under way may end; one that goes on for longer is cut off. */
const graceMs = 2_000;

/** What the API allows to pages of any origin here; a deployment names its origins. */
const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET,POST",
  "access-control-allow-headers": "authorization,content-encoding,content-type,x-footfall-key",
  "access-control-expose-headers": "location,retry-after,link,etag",
  "access-control-max-age": "86400",
};

/** API Gateway's own limit on a request. */
const gatewayBytes = 10_000_000;

const answer = async (
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { path } = targetOf(request);
  if (!isLoopback(request.headers.host)) {
    send(response, 403, "text/plain", "this server answers to 127.0.0.1 and localhost only\n");
    return;
  }
  const page = request.method === "GET" || request.method === "HEAD" ? parts.pages[path] : undefined;
  if (page !== undefined) {
    const { type, text } = await page();
    send(response, 200, type, request.method === "HEAD" ? "" : text);
    return;
  }
  if (request.method === "OPTIONS") {
    response.writeHead(204, corsHeaders).end();
    return;
  }
  const body = await readBytes(request);
  if (body === undefined) {
    send(response, 413, "application/json", '{"message":"Request Too Large"}', {
      ...corsHeaders,
      connection: "close",
    });
    return;
  }
  const handler = asksAnything(path) ? parts.query : parts.ingest;
  const result = await handler(gatewayEvent(request, body, randomUUID(), Date.now()));
  const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]);
  response.writeHead(result.statusCode ?? 200, { ...corsHeaders, ...Object.fromEntries(headers) });
  response.end(result.body);
};

/** Paths of what can be read; all others are ingest's, which knows what there is not. */
const asksAnything = (path: string): boolean =>
  /^\/(v1\/(reports|queries|users|health)(\/.*)?|openapi\.json)$/s.test(path);

/** A page elsewhere whose host name is made to point here must not read what is here. */
const isLoopback = (host: string | undefined): boolean =>
  host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);

const readBytes = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > gatewayBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const send = (
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers }).end(text);
};

const listenError = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === "EADDRINUSE"
    ? new StartupError(`port ${port} is in use: stop what listens there, or choose another with --port`)
    : new StartupError(`cannot listen on port ${port}: ${error.message}`);
