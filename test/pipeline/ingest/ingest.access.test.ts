import { aBrowserKey, aServerKey, presented } from "../../fixtures/aKey";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";

const body = JSON.stringify(anEvent());
const key = presented(aServerKey());
const base64 = (text: string): string => Buffer.from(text).toString("base64");

test.each([
  ["Bearer", { headers: { authorization: `Bearer ${key}` } }],
  ["Basic", { headers: { authorization: `Basic ${base64(`${key}:`)}` } }],
  ["X-Footfall-Key", { headers: { "x-footfall-key": key } }],
  ["?key=", { headers: {}, query: { key } }],
])("a key may come by %s", async (_, request) => {
  expect((await anIngest().send(body, request)).status).toBe(202);
});

test.each([
  ["no key", { headers: {} }, 401, "key_required"],
  ["an unknown key", { headers: { "x-footfall-key": "guessed" } }, 401, "key_unknown"],
  ["another path", { path: "/v1/event" }, 404, "no_such_path"],
  ["a path that goes on", { path: "/v1/events/" }, 404, "no_such_path"],
  ["GET", { method: "GET" }, 405, "post_only"],
  ["PUT", { method: "PUT" }, 405, "post_only"],
])("%s is refused, and nothing is stored", async (_, request, status, code) => {
  const ingest = anIngest();
  const answer = await ingest.send(body, request);
  expect(answer).toMatchObject({ status, body: { type: `urn:footfall:problem:${code}`, status } });
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect([...(await ingest.keysOf("raw/")), ...(await ingest.keysOf("rejected/"))]).toEqual([]);
});

test("who asks without a key is told how to send one, and who asks by GET what to use", async () => {
  expect((await anIngest().send(body, { headers: {} })).headers["www-authenticate"]).toBe(
    'Bearer realm="footfall"',
  );
  expect((await anIngest().send(body, { method: "GET" })).headers["allow"]).toBe("POST");
});

test("who has no key learns nothing of the body", async () => {
  const answer = await anIngest().send("not JSON", { headers: {} });
  expect(answer.status).toBe(401);
});

const fromPage = (origin?: string) => ({
  headers: {
    "x-footfall-key": presented(aBrowserKey()),
    "user-agent": "Mozilla/5.0 (iPhone)",
    ...(origin === undefined ? {} : { origin }),
  },
});

test("a browser key is taken from its origins alone", async () => {
  const ingest = anIngest({ keys: [aBrowserKey({ origins: ["https://menu.example"] })] });
  expect((await ingest.send(body, fromPage("https://menu.example"))).status).toBe(202);
  expect(await ingest.send(body, fromPage("https://evil.example"))).toMatchObject({
    status: 403,
    body: { detail: "key browser-1 does not allow the origin https://evil.example" },
  });
  expect(await ingest.linesOf("raw/")).toHaveLength(1);
});

test("what a browser's request tells of its visitor is stored with its events", async () => {
  const ingest = anIngest({ keys: [aBrowserKey()] });
  await ingest.send(body, fromPage());
  expect(await ingest.linesOf("raw/")).toEqual([
    expect.objectContaining({
      key_id: "browser-1",
      key_kind: "browser",
      client: { user_agent: "Mozilla/5.0 (iPhone)" },
    }),
  ]);
});

test("a key writes to its sites, and events of other sites are rejected one by one", async () => {
  const ingest = anIngest({ keys: [aServerKey({ sites: ["trattoria-luna", "bar-sol"] })] });
  const sites = ["trattoria-luna", "bar-marte", "bar-sol"];
  const batch = sites.map((site_id, i) => anEvent({ site_id, event_id: `e-${i}` }));
  expect(await ingest.send(JSON.stringify(batch))).toMatchObject({
    status: 202,
    body: {
      accepted: 2,
      rejected: [{ index: 1, event_id: "e-1", errors: ["site_id: key server-1 may not write to bar-marte"] }],
    },
  });
});

test("a key without sites writes nowhere", async () => {
  const answer = await anIngest({ keys: [aServerKey({ sites: [] })] }).send(body);
  expect(answer).toMatchObject({ status: 400, body: { accepted: 0 } });
});
