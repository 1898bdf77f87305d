import { orders } from "../../pipeline/commerce/orders";
import { payments } from "../../pipeline/commerce/payments";
import type { SendRecords } from "./ordering";

/** Where records go, and with which server key. */
export interface IngestAddress {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  readonly key: string;
}

/** Posts records as a back end does: they are told when ingest has them, each of them. */
export const sendRecords =
  (address: () => IngestAddress): SendRecords =>
  async (sending) => {
    const { url, key } = address();
    const body =
      sending.dataset === "orders"
        ? sending.records.map(orders.codec.encode)
        : sending.records.map(payments.codec.encode);
    try {
      const answer = await fetch(`${url}/v1/${sending.dataset}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(answerMs),
      });
      if (answer.status !== 202) return false;
      const { rejected } = (await answer.json()) as { readonly rejected: readonly unknown[] };
      return rejected.length === 0;
    } catch {
      return false;
    }
  };

const answerMs = 10_000;
