import type { PlacedOrder } from "./guestEvents";
import type { TabLine } from "./tab";

/** What came of asking the restaurant: an answer, or a sentence for the guest. */
export type Asked<A> =
  | { readonly kind: "done"; readonly value: A }
  | { readonly kind: "failed"; readonly sentence: string };

/** The restaurant's ordering, as a page reaches it. */
export interface OrderingClient {
  /** Places an order; `attempt` names it, so that one that is sent again is not placed twice. */
  place(lines: readonly TabLine[], table: string | undefined, attempt: string): Promise<Asked<PlacedOrder>>;
  pay(orderId: string): Promise<Asked<undefined>>;
}

/** Asks at `/demo/orders` of the page's own origin. */
export const orderingClient = (fetchFrom: typeof fetch): OrderingClient => {
  const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetchFrom(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return { isDone: answer.ok, value: (await answer.json()) as Readonly<Record<string, unknown>> };
  };
  return {
    place: async (lines, table, attempt) => {
      const items = lines.map(({ placed, quantity }) => ({ item_id: placed.dish.id, quantity }));
      return await asked(async () => {
        const { isDone, value } = await post(
          "/demo/orders",
          { items, ...(table === undefined ? {} : { table }) },
          { "idempotency-key": attempt },
        );
        const { order_id: orderId, total_minor: totalMinor, currency } = value;
        return isDone &&
          typeof orderId === "string" &&
          typeof totalMinor === "number" &&
          typeof currency === "string"
          ? { kind: "done", value: { orderId, totalMinor, currency } }
          : { kind: "failed", sentence: `The order was not taken: ${value["detail"] ?? "ask a waiter"}.` };
      });
    },
    pay: async (orderId) =>
      await asked(async () => {
        const { isDone, value } = await post(`/demo/orders/${encodeURIComponent(orderId)}/payment`, {});
        return isDone
          ? { kind: "done", value: undefined }
          : {
              kind: "failed",
              sentence: `The payment did not go through: ${value["detail"] ?? "ask a waiter"}.`,
            };
      }),
  };
};

const asked = async <A>(ask: () => Promise<Asked<A>>): Promise<Asked<A>> => {
  try {
    return await ask();
  } catch {
    return {
      kind: "failed",
      sentence: "The kitchen cannot be reached. Nothing was ordered or paid twice: try again in a moment.",
    };
  }
};
