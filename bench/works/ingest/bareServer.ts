import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { link, open, unlink } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/*
 * `node --import tsx bench/works/ingest/bareServer.ts FOLDER`: what any server has to do that keeps what it acknowledges. It parses each
 * request, compresses it, writes it to a file, flushes the file, gives it its name, and flushes the folder.
 */

const folder = process.argv[2] ?? "";
mkdirSync(folder, { recursive: true });

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const flush = async (path: string): Promise<void> => {
  const opened = await open(path, "r");
  await opened.sync();
  await opened.close();
};

const keep = async (bytes: Buffer): Promise<void> => {
  const name = randomUUID();
  const temporary = join(folder, `.${name}`);
  const file = await open(temporary, "wx");
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await link(temporary, join(folder, name));
  await flush(folder);
  await unlink(temporary);
};

const server = createServer(async (request, response) => {
  const body = await bytesOf(request);
  const { events } = JSON.parse(body.toString("utf8")) as { readonly events: readonly unknown[] };
  await keep(gzipSync(body, { level: 6 }));
  response.writeHead(202, { "content-type": "application/json" });
  response.end(JSON.stringify({ accepted: events.length, rejected: [] }));
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`open http://127.0.0.1:${port}/\n`);
});
