import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sendRecords } from "../../../local/demo/sendRecords";
import type { Order } from "../../../pipeline/commerce/orders";

const anOrder: Order = {
  id: "o-1",
  site_id: "osteria-luna",
  total_amount: "29",
  currency: "EUR",
  created_at: 1_772_000_000_000,
  status: "placed",
  updated_at: 1_772_000_000_000,
};

let server: Server;
let status = 202;
let answer = '{"accepted":1,"rejected":[]}';
const asked: { readonly request: IncomingMessage; readonly body: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (part: Buffer) => {
      text += part;
    });
    request.on("end", () => {
      asked.push({ request, body: JSON.parse(text) });
      response.writeHead(status).end(answer);
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const send = () => {
  const { port } = server.address() as AddressInfo;
  return sendRecords(() => ({ url: `http://127.0.0.1:${port}`, key: "ffs_s" }))({
    dataset: "orders",
    records: [anOrder],
  });
};

test("records go to their dataset's path with the server key, as ingest reads them", async () => {
  expect(await send()).toBe(true);
  expect(asked[0]?.request.url).toBe("/v1/orders");
  expect(asked[0]?.request.headers.authorization).toBe("Bearer ffs_s");
  expect(asked[0]?.body).toMatchObject([{ id: "o-1", created_at: "2026-02-25T06:13:20.000Z" }]);
});

test.each([
  [503, "{}"],
  [400, '{"rejected":[{"index":0}]}'],
  [202, '{"accepted":0,"rejected":[{"index":0}]}'],
  [202, "no JSON"],
])("an answer %i %s acknowledges nothing", async (code, text) => {
  [status, answer] = [code, text];
  expect(await send()).toBe(false);
});

test("nobody there acknowledges nothing", async () => {
  const nobody = sendRecords(() => ({ url: "http://127.0.0.1:1", key: "ffs_s" }));
  expect(await nobody({ dataset: "orders", records: [anOrder] })).toBe(false);
});
