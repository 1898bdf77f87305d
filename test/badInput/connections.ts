import { connect } from "node:net";
import { startServer } from "../../local/server";
import { gatewayV2 } from "../../pipeline/http/gatewayV2";
import { directDelivery } from "../../pipeline/ingest/directDelivery";
import { ingest } from "../../pipeline/ingest/ingest";
import { query } from "../../pipeline/query/query";
import { parseRawKey } from "../../pipeline/raw/rawKey";
import { allReports } from "../../pipeline/reports/allReports";
import { anAdmit } from "../fixtures/anAdmit";
import { memoryMetricsTable } from "../support/metricsTable.memory";
import { memoryObjectStore } from "../support/objectStore.memory";
import { type BadConnection, badConnection } from "./badConnection";
import type { Failure } from "./failure";
import { firstMs } from "./installation";
import { quotesWhatWasSent } from "./judgeAnswer";
import { knownKeys, presentedKeys } from "./keys";
import { listening } from "./listening";
import type { Tally } from "./tally";

export interface ConnectionsOf {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Opens bad connections to the local server, one after the other. None may be answered with a 5xx nor hinder the good
 * request that follows it, which has to be stored; and whatever else is stored, ingest can have written.
 */
export const connections = async (
  tally: Tally,
  { seed, from, to }: ConnectionsOf,
): Promise<readonly Failure[]> => {
  const failures: Failure[] = [];
  const store = memoryObjectStore();
  const logged: string[] = [];
  const endpoint = ingest({
    deliver: directDelivery({ store, shards: 1 }),
    admit: anAdmit(knownKeys),
    now: () => firstMs,
    log: (entry) => logged.push(JSON.stringify(entry)),
  });
  const heard = listening();
  const server = await startServer({
    ingest: gatewayV2(endpoint),
    query: gatewayV2(
      query({
        admit: anAdmit(knownKeys),
        lake: memoryObjectStore("lake"),
        results: memoryObjectStore("results"),
        runner: {
          start: async () => ({ kind: "started", executionId: "at-once" }),
          look: async () => ({ kind: "done", rows: [], scannedBytes: 0 }),
        },
        metrics: memoryMetricsTable(),
        reports: allReports,
        health: [],
        budgetMs: 1_000,
        version: "0.0.0",
        now: () => firstMs,
        pause: async () => {},
        log: (entry) => logged.push(JSON.stringify(entry)),
      }),
    ),
    pages: { "/": async () => ({ type: "text/plain", text: "a page" }) },
    port: 0,
  });
  try {
    for (let number = from; number < to; number++) {
      const connection = badConnection(seed, number);
      const broken: string[] = [];
      const statuses = statusesIn(await answerTo(server.url, connection));
      tally.count(connection.family, statuses.join(" ") || "closed");
      const bad = statuses.filter((status) => status >= 500);
      if (bad.length > 0) broken.push(`was answered ${bad.join()}`);
      broken.push(...(await afterwards(server.url, `${seed}-${number}`)));
      if (broken.length > 0)
        failures.push({ where: `connection-${number}`, family: connection.family, broken });
    }
  } finally {
    await server.close();
    heard.stop();
  }
  const broken: string[] = [];
  if (quotesWhatWasSent(heard.text()) || logged.some(quotesWhatWasSent))
    broken.push("what was sent was written to the log, the standard output or error");
  for await (const { key } of store.list(""))
    if (
      parseRawKey(key) === undefined &&
      !/^rejected\/(events|orders|customers|payments)\/dt=\S+\/hr=\d\d\/[0-9a-f]{64}\.ndjson\.gz$/.test(key)
    )
      broken.push(`${key} was written`);
  if ("polluted" in {}) broken.push("a prototype is polluted");
  if (broken.length > 0) failures.push({ where: `connection-${from}`, family: "all connections", broken });
  return failures;
};

/** A good request is taken, whatever went before. */
const afterwards = async (url: string, id: string): Promise<readonly string[]> => {
  const answer = await fetch(`${url}/v1/events?key=${presentedKeys.server}`, {
    method: "POST",
    body: JSON.stringify({ event_id: id, event_type: "click", site_id: "luna", occurred_at: firstMs }),
  });
  const text = await answer.text();
  return answer.status === 202 && text === '{"accepted":1,"rejected":[]}'
    ? []
    : [`a good request after it was answered ${answer.status} ${text.slice(0, 200)}`];
};

/** All that a server answers until it closes; a client that leaves hears nothing. */
const answerTo = (url: string, { writes, leaving }: BadConnection): Promise<string> =>
  new Promise((resolve) => {
    const heard: Buffer[] = [];
    const socket = connect({ port: Number(new URL(url).port), host: "127.0.0.1", noDelay: true });
    socket.on("data", (chunk) => heard.push(chunk));
    // a server may hang up on nonsense before all of it was sent
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(heard).toString("latin1")));
    const write = (at: number): void => {
      const piece = writes[at];
      // each piece in a turn of its own, so that the server reads it by itself
      if (piece !== undefined) socket.write(piece, () => setImmediate(write, at + 1));
      else if (leaving === "leaves") socket.destroy();
      else if (leaving === "ends") socket.end();
    };
    socket.on("connect", () => write(0));
  });

const statusesIn = (answer: string): readonly number[] =>
  [...answer.matchAll(/(?:^|\n|\})HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
