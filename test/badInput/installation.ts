import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { gatewayV2 } from "../../pipeline/http/gatewayV2";
import { directDelivery } from "../../pipeline/ingest/directDelivery";
import { ingest } from "../../pipeline/ingest/ingest";
import type { ObjectKey, PutResult, SweepableStore } from "../../pipeline/storage/objectStore";
import { anAdmit } from "../fixtures/anAdmit";
import { memoryObjectStore } from "../support/objectStore.memory";
import { knownKeys } from "./keys";

/** The collector as its handler builds it, over stores in memory. */
export interface Installation {
  readonly raw: SweepableStore;
  readonly shards: number;
  /** The time of the clock, which stands still until it is set. */
  nowMs: number;
  send(event: APIGatewayProxyEventV2): Promise<Sent>;
}

/** What one request did. */
export interface Sent {
  /** The answer; undefined where the door threw instead. */
  readonly answer: APIGatewayProxyStructuredResultV2 | undefined;
  readonly thrown: unknown;
  readonly puts: readonly Put[];
  /** The lines that were logged. */
  readonly logged: readonly string[];
}

export interface Put {
  readonly key: ObjectKey;
  readonly result: PutResult["kind"];
}

/** When its clock begins. */
export const firstMs = Date.UTC(2026, 2, 1, 12, 10);

export const anInstallation = (): Installation => {
  const raw = memoryObjectStore("raw", () => installation.nowMs);
  const shards = 2;
  let puts: Put[] = [];
  let logged: string[] = [];
  const handler = gatewayV2(
    ingest({
      deliver: directDelivery({
        store: {
          put: async (key, body, condition) => {
            const result = await raw.put(key, body, condition);
            puts.push({ key, result: result.kind });
            return result;
          },
        },
        shards,
      }),
      admit: anAdmit(knownKeys),
      now: () => installation.nowMs,
      log: (entry) => logged.push(JSON.stringify(entry)),
    }),
  );
  const installation: Installation = {
    raw,
    shards,
    nowMs: firstMs,
    send: async (event) => {
      puts = [];
      logged = [];
      try {
        const answer = await handler(event);
        return { answer, thrown: undefined, puts, logged };
      } catch (thrown) {
        return { answer: undefined, thrown, puts, logged };
      }
    },
  };
  return installation;
};
