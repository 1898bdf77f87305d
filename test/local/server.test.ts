import { request } from "node:http";
import { type LocalServer, type ServerParts, startServer } from "../../local/server";

const handler = (name: string) => async () => ({ statusCode: 200, headers: { "x-by": name }, body: name });

const servers: LocalServer[] = [];
const aServer = async (overrides: Partial<ServerParts> = {}): Promise<string> => {
  const server = await startServer({
    ingest: handler("ingest"),
    query: handler("query"),
    pages: { "/start": async ({ query }) => ({ type: "text/plain", text: `start ${query}` }) },
    port: 0,
    ...overrides,
  });
  servers.push(server);
  return server.url;
};

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

interface Answered {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const ask = (
  url: string,
  method = "GET",
  headers: Record<string, string> = {},
  body = "",
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    asked.on("error", reject).end(body);
  });

test("pages are made anew and not kept, and HEAD has their length alone", async () => {
  const url = await aServer();
  expect(await ask(`${url}/start?a=1`)).toMatchObject({
    status: 200,
    text: "start a=1",
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
  });
  expect(await ask(`${url}/start`, "HEAD")).toMatchObject({ text: "", headers: { "content-length": "6" } });
});

test("what is no page is asked of the files, and what is no file is the API's", async () => {
  const url = await aServer({
    files: [
      async () => undefined,
      async ({ path, headers }) =>
        path === "/app.js"
          ? {
              status: 200,
              headers: { "x-encoding": headers["accept-encoding"] ?? "" },
              bytes: Buffer.from("1"),
            }
          : undefined,
    ],
  });
  expect(await ask(`${url}/app.js`, "GET", { "accept-encoding": "gzip" })).toMatchObject({
    text: "1",
    headers: { "x-encoding": "gzip" },
  });
  expect((await ask(`${url}/app.js`, "POST")).text).toBe("ingest");
  expect((await ask(`${url}/v1/reports`)).text).toBe("query");
  expect((await ask(`${url}/constructor`)).text).toBe("ingest");
});

test("orders have their own door, which pages of other origins are not let through", async () => {
  const url = await aServer({
    orders: async ({ method, path, body, headers }) => ({
      status: 201,
      headers: { "x-type": headers["content-type"] ?? "" },
      body: `${method} ${path} ${Buffer.from(body).toString()}`,
    }),
  });
  const order = await ask(`${url}/demo/orders`, "POST", { "content-type": "application/json" }, "{}");
  expect(order).toMatchObject({
    status: 201,
    text: "POST /demo/orders {}",
    headers: { "x-type": "application/json" },
  });
  expect(order.headers).not.toHaveProperty("access-control-allow-origin");
  const preflight = await ask(`${url}/demo/orders`, "OPTIONS", { origin: "https://evil.example" });
  expect(preflight.headers).not.toHaveProperty("access-control-allow-origin");
  expect((await ask(`${url}/demo/ordersx`, "POST")).text).toBe("ingest");
  expect((await ask(`${url}/v1/events`, "OPTIONS")).headers).toHaveProperty(
    "access-control-allow-origin",
    "*",
  );
});

test("a host name that is not the machine's own is refused", async () => {
  const url = await aServer();
  expect(await ask(`${url}/start`, "GET", { host: "evil.example" })).toMatchObject({
    status: 403,
    text: "this server answers to 127.0.0.1 and localhost only\n",
  });
});

test("in the machine's network a phone has the demo's menu, and nothing else", async () => {
  let remoteAddress = "192.168.1.77";
  const url = await aServer({
    pages: {
      "/menu/": async () => ({ type: "text/plain", text: "menu" }),
      "/start": async () => ({ type: "text/plain", text: "start" }),
    },
    lan: { addresses: () => ["192.168.1.5"], remoteAddressOf: () => remoteAddress },
  });
  const host = "192.168.1.5:8787";
  expect(await ask(`${url}/menu/`, "GET", { host })).toMatchObject({ status: 200, text: "menu" });
  expect(await ask(`${url}/v1/events`, "POST", { host })).toMatchObject({ text: "ingest" });
  for (const path of ["/start", "/v1/reports", "/report"])
    expect(await ask(`${url}${path}`, "GET", { host })).toMatchObject({ status: 403 });
  expect(await ask(`${url}/menu/`, "GET", { host: "evil.example" })).toMatchObject({ status: 403 });
  remoteAddress = "127.0.0.1";
  expect(await ask(`${url}/start`, "GET", { host })).toMatchObject({ text: "start" });
});

test("without the machine's network it listens on the loopback address alone", async () => {
  const [url, inLan] = [await aServer(), await aServer({ lan: { addresses: () => [] } })];
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(inLan).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  // another loopback address stands for one of a network
  const other = (address: string) => `${address.replace("127.0.0.1", "127.0.0.2")}/menu/`;
  const headers = { host: "127.0.0.1" };
  if (process.platform === "linux") {
    await expect(ask(other(url), "GET", headers)).rejects.toThrow("ECONNREFUSED");
    expect((await ask(other(inLan), "GET", headers)).status).toBe(200);
  }
});
