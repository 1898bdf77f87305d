import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";

/**
 * A thread of its own for dynalite (see embeddedDynamodb.ts): an error that it does not expect, it throws, which ends
 * the thread instead of the whole process. It says its port, and ends when it is told anything.
 */
const { folder } = workerData as { readonly folder: string | undefined };

const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0 });
let isEnding = false;

server.on("request", (request, response) => {
  // a client that hangs up in the middle of a request is no reason to throw
  request.removeAllListeners("error");
  request.on("error", () => undefined);
  response.shouldKeepAlive = !isEnding;
});

server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));

/** What is under way may end; what takes longer is cut off, as by a kill, which the database survives. */
const graceMs = 1_000;

parentPort?.once("message", () => {
  isEnding = true;
  server.close(() => process.exit());
  setInterval(() => server.closeIdleConnections(), 10);
  setTimeout(() => process.exit(), graceMs);
});
