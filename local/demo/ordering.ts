import type { Menu } from "../../dashboard/menu/menu";
import { menuDishes } from "../../dashboard/menu/menuDishes";
import type { Order } from "../../pipeline/commerce/orders";
import type { Payment } from "../../pipeline/commerce/payments";
import { type Endpoint, type HttpRequest, type HttpResponse, json } from "../../pipeline/http/http";
import { problemResponse } from "../../pipeline/http/problem";
import { moneyText } from "../moneyText";
import { type DemoOrder, demoOrder } from "./demoOrder";

/** What the demo restaurant's ordering works with. */
export interface OrderingParts {
  readonly menu: Menu;
  /** Hands versions of orders or payments to Footfall; false where they were not acknowledged. */
  readonly send: SendRecords;
  readonly now: () => number;
  readonly newId: () => string;
}

export type SendRecords = (
  sending:
    | { readonly dataset: "orders"; readonly records: readonly Order[] }
    | { readonly dataset: "payments"; readonly records: readonly Payment[] },
) => Promise<boolean>;

/** An order and what became of it. */
interface PlacedOrder extends DemoOrder {
  readonly id: string;
  readonly placedAtMs: number;
  /** When its newest version was made; the next one is later. */
  versionAtMs: number;
  isPaid: boolean;
}

/** How many orders are remembered; of those before, nothing is known any more. */
const ordersKept = 1_000;

/**
 * The back end of the demo's restaurant. `POST /demo/orders` with `{items: [{item_id, quantity}], table}` places an order at the prices of
 * the menu, and `POST /demo/orders/{id}/payment` pays it, both told to Footfall before they are acknowledged. The header `Idempotency-Key`
 * makes an order that is sent again the same order. Nothing is charged, and nobody cooks.
 */
export const ordering = (parts: OrderingParts): Endpoint => {
  const placed = new Map<string, PlacedOrder>();
  const idOf = new Map<string, string>();
  return async (request) => {
    const [, id] = /^\/demo\/orders\/([^/]+)\/payment$/.exec(request.path) ?? [];
    if (id === undefined && request.path !== "/demo/orders")
      return refusal(404, "no_such_path", `there is no ${request.path.slice(0, 200)} here`);
    if (request.method !== "POST")
      return problemResponse({
        status: 405,
        code: "post_only",
        detail: `${request.path.slice(0, 200)} takes POST`,
        headers: { allow: "POST" },
      });
    // a page of another origin cannot send this type without asking, and is told no
    if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
      return refusal(400, "json_only", "content-type: must be application/json");
    return id === undefined ? place(parts, placed, idOf, request) : pay(parts, placed, id);
  };
};

const place = async (
  { menu, send, now, newId }: OrderingParts,
  placed: Map<string, PlacedOrder>,
  idOf: Map<string, string>,
  request: HttpRequest,
): Promise<HttpResponse> => {
  const ordered = demoOrder(Buffer.from(request.body).toString("utf8"), menuDishes(menu));
  if (ordered.kind === "invalid")
    return refusal(400, "invalid_order", ordered.errors[0] ?? "", { errors: ordered.errors });
  const attempt = request.headers["idempotency-key"]?.slice(0, 128);
  const id = (attempt === undefined ? undefined : idOf.get(attempt)) ?? `o-${newId()}`;
  if (attempt !== undefined) idOf.set(attempt, id);
  let order = placed.get(id);
  if (order === undefined) {
    const nowMs = now();
    order = { ...ordered.value, id, placedAtMs: nowMs, versionAtMs: nowMs, isPaid: false };
    if (!(await send({ dataset: "orders", records: [orderRecord(menu, order)] }))) return notStored;
    placed.set(id, order);
    forgetOldest(placed);
    forgetOldest(idOf);
  }
  return json(201, { order_id: order.id, total_minor: order.totalMinor, currency: menu.currency });
};

const pay = async (
  { menu, send, now }: OrderingParts,
  placed: ReadonlyMap<string, PlacedOrder>,
  id: string,
): Promise<HttpResponse> => {
  const order = placed.get(id);
  if (order === undefined)
    return refusal(404, "no_such_order", `there is no order ${id.slice(0, 128)}, or no longer`);
  if (!order.isPaid) {
    // two versions of a moment would be the same age
    const paidAtMs = Math.max(now(), order.versionAtMs + 1);
    const paid = { ...order, isPaid: true, versionAtMs: paidAtMs };
    const payment: Payment = {
      id: order.id.replace(/^o-/, "p-"),
      site_id: menu.siteId,
      order_id: order.id,
      amount: moneyText(order.totalMinor, menu.currency),
      currency: menu.currency,
      status: "paid",
      paid_at: paidAtMs,
      updated_at: paidAtMs,
    };
    const isStored =
      (await send({ dataset: "payments", records: [payment] })) &&
      (await send({ dataset: "orders", records: [orderRecord(menu, paid)] }));
    if (!isStored) return notStored;
    Object.assign(order, paid);
  }
  return json(200, { order_id: id, status: "paid", total_minor: order.totalMinor, currency: menu.currency });
};

const orderRecord = ({ siteId, currency }: Menu, order: PlacedOrder): Order => ({
  id: order.id,
  site_id: siteId,
  total_amount: moneyText(order.totalMinor, currency),
  currency,
  created_at: order.placedAtMs,
  status: order.isPaid ? "paid" : "placed",
  updated_at: order.versionAtMs,
  properties: {
    items: order.lines.map(({ itemId, quantity, priceMinor }) => ({
      item_id: itemId,
      quantity,
      price_minor: priceMinor,
    })),
    ...(order.table === undefined ? {} : { table_id: order.table }),
  },
});

const refusal = (
  status: 400 | 404,
  code: string,
  detail: string,
  members: Readonly<Record<string, unknown>> = {},
): HttpResponse => problemResponse({ status, code, detail, members });

const notStored = problemResponse({
  status: 503,
  code: "not_stored",
  detail: "the order could not be passed on: send the same again",
  headers: { "retry-after": "2" },
});

const forgetOldest = (map: Map<string, unknown>): void => {
  const [oldest] = map.keys();
  if (map.size > ordersKept && oldest !== undefined) map.delete(oldest);
};
