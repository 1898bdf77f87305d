import { deepStrictEqual, equal } from "node:assert/strict";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aBrowserKey, aServerKey, presented } from "../fixtures/aKey";
import { functionAt, keysAt, type PrimaryOnMoto, packed } from "./primaryOnMoto";
import { tableRows } from "./tableRows";

/**
 * Sends two versions of an order to the deployed ingest, with the key of `sentAndReadBack`, and has the deployed
 * packer and compactor bring them into the lake. A key of a page may not send orders, and one that nobody made may send nothing.
 * @returns what was read, in a few words
 */
export const ordersReadBack = async (primary: PrimaryOnMoto): Promise<string> => {
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  const version = (status: string, minute: number) => ({
    id: "o-terraform",
    site_id: "trattoria-luna",
    customer_id: "c-terraform",
    total_amount: "43.50",
    currency: "EUR",
    created_at: `${day}T00:00:00.000Z`,
    updated_at: `${day}T00:0${minute}:00.000Z`,
    status,
  });
  await keysAt(primary, "aws_dynamodb_table.keys").put(aBrowserKey(), "absent");
  const ingest = await functionAt(primary, "aws_lambda_function.ingest");
  const post = async (key: string) => {
    const answer = await ingest.invoke(
      aGatewayEvent({
        rawPath: "/v1/orders",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ orders: [version("placed", 1), version("paid", 2)] }),
      }),
    );
    return answer as { readonly statusCode: number; readonly body: string };
  };
  equal((await post("a-key-that-nobody-made")).statusCode, 401);
  equal((await post(presented(aBrowserKey()))).statusCode, 403);
  const { statusCode, body } = await post(presented(aServerKey()));
  equal(statusCode, 202, body);

  equal(await packed(primary), 1);
  const compact = await functionAt(primary, "aws_lambda_function.compact");
  // the hour may have turned between the two
  const hours = new Set([now, new Date()].map((time) => time.toISOString().slice(0, 13)));
  for (const hour of hours) await compact.invoke({ hour });

  const rows = await tableRows(primary, "orders", day);
  deepStrictEqual(
    rows
      .map(({ id, status, total_minor, currency }) => ({ id, status, total: Number(total_minor), currency }))
      .sort((a, b) => String(b.status).localeCompare(String(a.status))),
    ["placed", "paid"].map((status) => ({ id: "o-terraform", status, total: 4350, currency: "EUR" })),
  );
  return `${rows.length} versions of an order`;
};
