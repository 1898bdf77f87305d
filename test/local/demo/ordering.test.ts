import { menu } from "../../../dashboard/menu/menu";
import { ordering, type SendRecords } from "../../../local/demo/ordering";
import { type Order, orders } from "../../../pipeline/commerce/orders";
import { type Payment, payments } from "../../../pipeline/commerce/payments";
import { decode } from "../../../pipeline/event/decode";

/** The restaurant's back end, what it has sent, and a switch for Footfall. */
const aBackEnd = () => {
  const sent: { readonly dataset: string; readonly record: Order | Payment }[] = [];
  const parts = { isUp: true };
  let ids = 0;
  const send: SendRecords = async ({ dataset, records }) => {
    if (parts.isUp) sent.push(...records.map((record) => ({ dataset, record })));
    return parts.isUp;
  };
  const endpoint = ordering({ menu, send, now: () => 1_772_000_000_000, newId: () => String(++ids) });
  const post = async (path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await endpoint({
      method: "POST",
      path,
      headers: { "content-type": "application/json", ...headers },
      query: {},
      body: Buffer.from(JSON.stringify(body)),
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.body) };
  };
  return { sent, parts, endpoint, post };
};

const anOrder = { items: [{ item_id: "burrata", quantity: 2 }], table: "7" };

test("an order is told to Footfall, and then acknowledged", async () => {
  const { sent, post } = aBackEnd();
  expect(await post("/demo/orders", anOrder)).toMatchObject({
    status: 201,
    body: { order_id: "o-1", total_minor: 2900, currency: "EUR" },
  });
  expect(sent).toMatchObject([
    {
      dataset: "orders",
      record: {
        id: "o-1",
        site_id: "osteria-luna",
        total_amount: "29.00",
        currency: "EUR",
        status: "placed",
      },
    },
  ]);
  expect(decode(orders.codec, sent[0]?.record).kind).toBe("valid");
});

test("its payment is a payment and a newer version of the order, once", async () => {
  const { sent, post } = aBackEnd();
  await post("/demo/orders", anOrder);
  for (let times = 0; times < 2; times++)
    expect(await post("/demo/orders/o-1/payment")).toMatchObject({
      status: 200,
      body: { order_id: "o-1", status: "paid", total_minor: 2900, currency: "EUR" },
    });
  const [placed, payment, paid] = sent.map(({ record }) => record);
  expect(sent).toHaveLength(3);
  expect(payment).toMatchObject({ id: "p-1", order_id: "o-1", amount: "29.00", status: "paid" });
  expect(paid).toMatchObject({ id: "o-1", status: "paid" });
  expect(paid?.updated_at ?? 0).toBeGreaterThan(placed?.updated_at ?? 0);
  expect(decode(payments.codec, payment).kind).toBe("valid");
});

test("what Footfall does not acknowledge is not acknowledged, and can be sent again", async () => {
  const { parts, sent, post } = aBackEnd();
  parts.isUp = false;
  expect(await post("/demo/orders", anOrder, { "idempotency-key": "a" })).toMatchObject({
    status: 503,
    headers: { "retry-after": "2" },
  });
  parts.isUp = true;
  const { body } = await post("/demo/orders", anOrder, { "idempotency-key": "a" });
  parts.isUp = false;
  expect((await post(`/demo/orders/${body.order_id}/payment`)).status).toBe(503);
  parts.isUp = true;
  expect((await post(`/demo/orders/${body.order_id}/payment`)).status).toBe(200);
  expect(new Set(sent.map(({ dataset, record }) => `${dataset} ${record.id} ${record.status}`)).size).toBe(3);
});

test("an order that is sent again is the same order; another is another", async () => {
  const { sent, post } = aBackEnd();
  const ids = [];
  for (const key of ["a", "a", "b"])
    ids.push((await post("/demo/orders", anOrder, { "idempotency-key": key })).body.order_id);
  ids.push((await post("/demo/orders", anOrder)).body.order_id);
  expect(ids).toEqual(["o-1", "o-1", "o-2", "o-3"]);
  expect(sent).toHaveLength(3);
});

test("a bad order is refused, and nobody is told", async () => {
  const { sent, post } = aBackEnd();
  expect(await post("/demo/orders", { items: [{ item_id: "pizza", quantity: 1 }] })).toMatchObject({
    status: 400,
    headers: { "content-type": "application/problem+json" },
    body: {
      type: "urn:footfall:problem:invalid_order",
      errors: ['items.item_id: must be on the menu, not "pizza"'],
    },
  });
  expect(sent).toEqual([]);
});

test("what could come from a page of another origin is refused", async () => {
  const { post } = aBackEnd();
  expect((await post("/demo/orders", anOrder, { "content-type": "text/plain" })).status).toBe(400);
});

test("an unknown order cannot be paid, and other paths and methods are none", async () => {
  const { post, endpoint } = aBackEnd();
  expect((await post("/demo/orders/o-9/payment")).status).toBe(404);
  expect((await post("/demo/orders/o-9")).status).toBe(404);
  const get = { method: "GET", path: "/demo/orders", headers: {}, query: {}, body: new Uint8Array() };
  expect(await endpoint(get)).toMatchObject({ status: 405, headers: { allow: "POST" } });
});

test("of a thousand orders since, the first is not known any more", async () => {
  const { post } = aBackEnd();
  for (let times = 0; times < 1_001; times++) await post("/demo/orders", anOrder);
  expect((await post("/demo/orders/o-1/payment")).status).toBe(404);
  expect((await post("/demo/orders/o-2/payment")).status).toBe(200);
});
