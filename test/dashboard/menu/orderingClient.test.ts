import { menu } from "../../../dashboard/menu/menu";
import { menuDishes, type PlacedDish } from "../../../dashboard/menu/menuDishes";
import { orderingClient } from "../../../dashboard/menu/orderingClient";

const lines = [{ placed: menuDishes(menu).get("burrata") as PlacedDish, quantity: 2 }];

/** A restaurant that answers as told, and what it was asked. */
const aRestaurant = (status: number, text: string) => {
  const asked: { readonly path: unknown; readonly init: RequestInit | undefined }[] = [];
  const client = orderingClient(async (path, init) => {
    asked.push({ path, init });
    if (status === 0) throw new TypeError("Failed to fetch");
    return new Response(text, { status });
  });
  return { client, asked };
};

test("an order says what and how many, never a price, and carries the name of its attempt", async () => {
  const { client, asked } = aRestaurant(201, '{"order_id":"o-1","total_minor":2900,"currency":"EUR"}');
  expect(await client.place(lines, "7", "attempt-1")).toEqual({
    kind: "done",
    value: { orderId: "o-1", totalMinor: 2900, currency: "EUR" },
  });
  expect(asked[0]?.path).toBe("/demo/orders");
  expect(asked[0]?.init?.headers).toEqual({
    "content-type": "application/json",
    "idempotency-key": "attempt-1",
  });
  expect(JSON.parse(String(asked[0]?.init?.body))).toEqual({
    items: [{ item_id: "burrata", quantity: 2 }],
    table: "7",
  });
});

test("without a table none is sent", async () => {
  const { client, asked } = aRestaurant(201, "{}");
  await client.place(lines, undefined, "a");
  expect(JSON.parse(String(asked[0]?.init?.body))).not.toHaveProperty("table");
});

test.each<[number, string, RegExp]>([
  [
    400,
    '{"detail":"items: must be from 1 to 50, not 0"}',
    /was not taken: items: must be from 1 to 50, not 0\.$/,
  ],
  [201, "{}", /ask a waiter/],
  [503, '{"detail":"send the same again"}', /send the same again/],
  [502, "<html>", /cannot be reached/],
  [0, "", /cannot be reached/],
])("an answer %i %s is a sentence for the guest", async (status, text, sentence) => {
  const { client } = aRestaurant(status, text);
  expect(await client.place(lines, "7", "a")).toMatchObject({
    kind: "failed",
    sentence: expect.stringMatching(sentence),
  });
});

test("a payment is asked for by the order's id", async () => {
  const { client, asked } = aRestaurant(200, "{}");
  expect(await client.pay("o/1")).toEqual({ kind: "done", value: undefined });
  expect(asked[0]?.path).toBe("/demo/orders/o%2F1/payment");
  expect(await aRestaurant(404, '{"detail":"there is no order"}').client.pay("o-1")).toMatchObject({
    kind: "failed",
    sentence: "The payment did not go through: there is no order.",
  });
});
