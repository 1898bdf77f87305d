import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A record as the collector was sent it. */
export type SentRecord = Readonly<Record<string, unknown>>;

/** Stands for a server that takes records. */
export interface ACollector {
  readonly url: string;
  /** Every batch so far. */
  readonly batches: {
    readonly path: string;
    readonly key: string | undefined;
    readonly records: readonly SentRecord[];
  }[];
  close(): void;
}

/** Answers each batch; `respond` may do so itself, for the n-th from 1. */
export const aCollector = async (
  respond: (response: ServerResponse, records: readonly SentRecord[], nth: number) => void = accept,
): Promise<ACollector> => {
  const batches: ACollector["batches"] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "GET") {
      response.writeHead(404).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const records = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as SentRecord[];
    batches.push({ path: request.url ?? "", key: request.headers.authorization, records });
    respond(response, records, batches.length);
  };
  const server = createServer((request, response) => void take(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    batches,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Accepts all records but those with a negative amount. */
export const accept = (response: ServerResponse, records: readonly SentRecord[]): void => {
  const rejected = records.flatMap(({ total_amount }, index) =>
    String(total_amount).startsWith("-") ? [{ index, errors: ["total_amount: negative"] }] : [],
  );
  const accepted = records.length - rejected.length;
  response.writeHead(accepted === 0 ? 400 : 202).end(JSON.stringify({ accepted, rejected }));
};
