import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { GatewayV2Handler } from "../pipeline/http/gatewayV2";
import type { Endpoint } from "../pipeline/http/http";
import { refusalOf } from "./admittance";
import { gatewayEvent, targetOf } from "./gatewayEvent";
import { StartupError } from "./startupError";

/** A GET of a page or file. */
export interface FileRequest {
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A page that is made anew each time, and not kept. */
export interface PageAnswer {
  readonly type: string;
  readonly text: string;
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a GET of a page. */
export type Page = (request: FileRequest) => Promise<PageAnswer>;

/** A file as it goes out. */
export interface FileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface ServerParts {
  /** The functions behind the paths of the API, as API Gateway routes to them. */
  readonly ingest: GatewayV2Handler;
  readonly query: GatewayV2Handler;
  readonly pages: Readonly<Record<string, Page>>;
  /** Asked in turn for what is no page. @default none */
  readonly files?: readonly ((request: FileRequest) => Promise<FileAnswer | undefined>)[];
  /** Behind `/demo/orders` and what is below it. @default there is none */
  readonly orders?: Endpoint;
  /** 0 takes a free one. */
  readonly port: number;
  /** Listens in the machine's networks, too. @default on the loopback address alone */
  readonly lan?: Lan;
}

/** How the machine's networks are seen. */
export interface Lan {
  /** The machine's addresses in them, which may change. */
  readonly addresses: () => readonly string[];
  /** The address of a request's other end. @default the connection's */
  readonly remoteAddressOf?: (request: IncomingMessage) => string | undefined;
}

export interface LocalServer {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Finishes the requests under way and stops listening. */
  close(): Promise<void>;
}

/** Serves the API and the pages; rejects with a StartupError when it cannot listen. */
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
    server.listen(parts.port, parts.lan === undefined ? "127.0.0.1" : "0.0.0.0", resolve);
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
  const { lan } = parts;
  const { path, query } = targetOf(request);
  const method = request.method ?? "GET";
  const remoteAddressOf = lan?.remoteAddressOf ?? ((asked) => asked.socket.remoteAddress);
  const refusal = refusalOf(
    { remoteAddress: remoteAddressOf(request), host: request.headers.host, method, path },
    lan?.addresses() ?? [],
  );
  if (refusal !== undefined) return send(response, 403, "text/plain; charset=utf-8", refusal);
  if (method === "GET" || method === "HEAD") {
    const file = await fileOf(parts, { path, query, headers: headersOf(request) });
    if (file !== undefined) {
      response.writeHead(file.status, { ...file.headers, "content-length": file.bytes.length });
      response.end(method === "HEAD" ? undefined : file.bytes);
      return;
    }
  }
  const isOrder = parts.orders !== undefined && /^\/demo\/orders(\/|$)/.test(path);
  if (method === "OPTIONS" && !isOrder) {
    response.writeHead(204, corsHeaders).end();
    return;
  }
  const body = await readBytes(request);
  if (body === undefined)
    return send(response, 413, "application/json", '{"message":"Request Too Large"}', {
      ...corsHeaders,
      connection: "close",
    });
  if (parts.orders !== undefined && isOrder) {
    const headers = headersOf(request);
    const result = await parts.orders({ method, path, headers, query: {}, body });
    response.writeHead(result.status, result.headers).end(result.body);
    return;
  }
  const handler = asksAnything(path) ? parts.query : parts.ingest;
  const result = await handler(gatewayEvent(request, body, randomUUID(), Date.now()));
  const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]);
  response.writeHead(result.statusCode ?? 200, { ...corsHeaders, ...Object.fromEntries(headers) });
  response.end(result.body);
};

const fileOf = async (
  { pages, files = [] }: ServerParts,
  request: FileRequest,
): Promise<FileAnswer | undefined> => {
  if (Object.hasOwn(pages, request.path)) {
    const { type, text, status = 200, headers = {} } = await (pages[request.path] as Page)(request);
    return {
      status,
      headers: { "content-type": type, "cache-control": "no-store", ...headers },
      bytes: Buffer.from(text),
    };
  }
  for (const fileAt of files) {
    const file = await fileAt(request);
    if (file !== undefined) return file;
  }
  return undefined;
};

/** Paths of what can be read; all others are ingest's, which knows what there is not. */
const asksAnything = (path: string): boolean =>
  /^\/(v1\/(reports|queries|users|health)(\/.*)?|openapi\.json)$/s.test(path);

const headersOf = (request: IncomingMessage): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : value,
    ]),
  );

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
