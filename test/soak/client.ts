import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "../../local/simulation/random";
import type { Ledger } from "./ledger";
import type { Batch } from "./traffic";

/** Where the server is, while there is one. */
export interface Address {
  readonly url: string;
  readonly serverKey: string;
  readonly browserKey: string;
}

export interface ClientOptions {
  readonly chance: Random;
  readonly nextBatch: () => Batch;
  readonly ledger: Ledger;
  readonly address: () => Address | undefined;
  /** The share of its requests that ask for the report, which compacts what has come in. */
  readonly reports: number;
}

/** A producer that keeps to the protocol: the same events again until they are answered. */
export interface Client {
  /** Sends until told otherwise; resolves once its last batch is answered too. */
  run(): Promise<void>;
  /** Lets it begin nothing new. */
  finish(): void;
  /** Makes it end without an answer. */
  abandon(): void;
}

export const client = ({ chance, nextBatch, ledger, address, reports }: ClientOptions): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let isFinishing = false;
  let isAbandoned = false;

  const whereWanted = async (): Promise<Address | undefined> => {
    for (;;) {
      const there = address();
      if (there !== undefined || isAbandoned) return there;
      await pause(10);
    }
  };

  /** Sends until it is answered, wherever the server is by then. */
  const deliver = async (batch: Batch): Promise<void> => {
    let hangsUpAfterMs = chance.chance(0.02) ? chance.between(0, 8) : undefined;
    for (;;) {
      const there = await whereWanted();
      if (there === undefined || isAbandoned) return;
      const answer = await ask(agent, there, batch, hangsUpAfterMs);
      if (answer !== undefined) return ledger.answered(batch, answer.status, answer.text);
      ledger.brokeOff();
      hangsUpAfterMs = undefined;
      await pause(chance.between(1, 30));
    }
  };

  return {
    run: async () => {
      while (!isFinishing && !isAbandoned) {
        const there = chance.chance(reports) ? address() : undefined;
        if (there === undefined) await deliver(nextBatch());
        else {
          const askedAtMs = performance.now();
          const answer = await ask(agent, there);
          if (answer !== undefined)
            ledger.reported(answer.status, answer.text, performance.now() - askedAtMs);
        }
        await pause(chance.between(0, 40));
      }
      agent.destroy();
    },
    finish: () => {
      isFinishing = true;
    },
    abandon: () => {
      isAbandoned = true;
      agent.destroy();
    },
  };
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

const patienceMs = 30_000;

/** Sends a batch, or asks for the report. Undefined where no whole answer came. */
export const ask = (
  agent: Agent,
  { url, serverKey, browserKey }: Address,
  batch?: Batch,
  hangsUpAfterMs?: number,
): Promise<Answer | undefined> =>
  new Promise((resolve) => {
    const isFromPage = batch?.key === "browser";
    const path = batch === undefined ? "/report" : isFromPage ? `/v1/events?key=${browserKey}` : "/v1/events";
    const request = httpRequest(`${url}${path}`, {
      agent,
      method: batch === undefined ? "GET" : "POST",
      headers: {
        ...(batch === undefined ? {} : { "content-type": isFromPage ? "text/plain" : "application/json" }),
        ...(isFromPage || batch === undefined ? {} : { authorization: `Bearer ${serverKey}` }),
        ...(batch?.isGzip ? { "content-encoding": "gzip" } : {}),
      },
    });
    request.on("error", () => resolve(undefined));
    request.on("response", (response) => resolve(wholeAnswer(response)));
    request.setTimeout(patienceMs, () => {
      resolve({ status: 0, text: `no answer within ${patienceMs} ms` });
      request.destroy();
    });
    request.end(batch?.body);
    if (hangsUpAfterMs !== undefined) setTimeout(() => request.destroy(), hangsUpAfterMs);
  });

const wholeAnswer = async (response: IncomingMessage): Promise<Answer | undefined> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") };
};
