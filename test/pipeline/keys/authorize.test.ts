import { allows, authorize } from "../../../pipeline/keys/authorize";
import { hashKey } from "../../../pipeline/keys/hashKey";
import { aBrowserKey, aKeyRing, aReaderKey, aServerKey, presented } from "../../fixtures/aKey";
import { aRequest } from "../../fixtures/aRequest";

const server = aServerKey();
const browser = aBrowserKey({ origins: ["https://menu.example"] });
const reader = aReaderKey({ origins: ["https://boards.example"] });
const authorized = authorize(aKeyRing([server, browser, reader]));
const key = presented(server);
const base64 = (text: string): string => Buffer.from(text).toString("base64");

const withHeaders = (headers: Readonly<Record<string, string>>, query = {}) =>
  authorized(aRequest({ headers, query }));

test.each([
  ["Authorization: Bearer KEY", { authorization: `Bearer ${key}` }, {}],
  ["authorization: bearer  KEY", { authorization: `bearer  ${key}` }, {}],
  ["Authorization: Basic KEY:", { authorization: `Basic ${base64(`${key}:`)}` }, {}],
  ["Authorization: Basic KEY:password", { authorization: `Basic ${base64(`${key}:a:b`)}` }, {}],
  ["Authorization: Basic KEY", { authorization: `BASIC ${base64(key)}` }, {}],
  ["X-Footfall-Key: KEY", { "x-footfall-key": key }, {}],
  ["?key=KEY", {}, { key }],
  ["?key=KEY beside another scheme's header", { authorization: "Digest username=x" }, { key }],
  ["?key=KEY beside an empty Bearer", { authorization: "Bearer " }, { key }],
  ["?key=KEY beside an empty Basic", { authorization: "Basic " }, { key }],
])("%s presents a key", async (_, headers, query) => {
  expect(await withHeaders(headers, query)).toEqual({ kind: "authorized", key: server });
});

test.each([
  ["no key", {}, {}],
  ["an empty one", { authorization: "Bearer", "x-footfall-key": "" }, { key: "" }],
  ["a password without user", { authorization: `Basic ${base64(`:${key}`)}` }, {}],
])("a request with %s is asked for one", async (_, headers, query) => {
  expect(await withHeaders(headers, query)).toEqual({
    kind: "refused",
    problem: {
      status: 401,
      code: "key_required",
      detail: "send a key: Authorization: Bearer KEY",
      headers: { "www-authenticate": 'Bearer realm="footfall"' },
    },
  });
});

test.each([
  ["Bearer", { authorization: "Bearer guessed" }, {}],
  ["Basic", { authorization: `Basic ${base64("guessed:")}` }, {}],
  ["Basic that is no base64", { authorization: "Basic %%%%guessed" }, {}],
  ["X-Footfall-Key", { "x-footfall-key": "guessed" }, {}],
  ["the query", {}, { key: "guessed" }],
  ["Bearer, whatever the query has", { authorization: "Bearer guessed" }, { key }],
  ["its hash", { authorization: `Bearer ${hashKey(key)}` }, {}],
  ["its id", { authorization: `Bearer ${server.id}` }, {}],
])("an unknown key in %s is refused, and not repeated", async (_, headers, query) => {
  const refusal = await withHeaders(headers, query);
  expect(refusal).toMatchObject({ kind: "refused", problem: { status: 401, code: "key_unknown" } });
  expect(JSON.stringify(refusal)).not.toMatch(/guessed|[0-9a-f]{64}/);
});

test.each([
  ["its own origin", { origin: "https://menu.example" }],
  ["no page at all", {}],
])("a browser key is taken from %s", async (_, headers) => {
  const request = aRequest({ headers: { ...headers, "x-footfall-key": presented(browser) } });
  expect(await authorized(request)).toEqual({ kind: "authorized", key: browser });
});

test.each([
  "https://evil.example",
  "http://menu.example",
  "https://menu.example:8443",
  "https://menu.example.evil.example",
  "https://www.menu.example",
  "null",
  "",
])("a browser key is refused from the origin %j", async (origin) => {
  const request = aRequest({ headers: { origin, "x-footfall-key": presented(browser) } });
  expect(await authorized(request)).toEqual({
    kind: "refused",
    problem: {
      status: 403,
      code: "origin_not_allowed",
      detail: `key browser-1 does not allow the origin ${origin}`,
    },
  });
});

test("a server key does not ask for the origin, nor does a reader key that lists none", async () => {
  for (const record of [server, aReaderKey()]) {
    const request = aRequest({
      headers: { origin: "https://evil.example", "x-footfall-key": presented(record) },
    });
    expect(await authorize(aKeyRing([record]))(request)).toEqual({ kind: "authorized", key: record });
  }
});

test("a reader key that lists origins is taken from them and from no page, and refused from others", async () => {
  const from = async (headers: Readonly<Record<string, string>>) =>
    authorized(aRequest({ headers: { ...headers, "x-footfall-key": presented(reader) } }));
  expect((await from({ origin: "https://boards.example" })).kind).toBe("authorized");
  expect((await from({})).kind).toBe("authorized");
  expect(await from({ origin: "https://evil.example" })).toMatchObject({
    problem: { status: 403, code: "origin_not_allowed" },
  });
});

test("when keys cannot be looked up, no key is called unknown, and the request is to be sent again", async () => {
  const failing = authorize(() => Promise.reject(new Error(`cannot read ${key}`)));
  const refusal = await failing(aRequest({ headers: { "x-footfall-key": key } }));
  expect(refusal).toEqual({
    kind: "refused",
    problem: {
      status: 503,
      code: "keys_unavailable",
      detail: "keys cannot be looked up just now: send the same request again",
      headers: { "retry-after": "5" },
    },
  });
  expect(await failing(aRequest({ headers: {} }))).toMatchObject({ problem: { code: "key_required" } });
});

test.each<[readonly string[], string, boolean]>([
  [["luna"], "luna", true],
  [["*"], "luna", true],
  [["sol", "luna"], "luna", true],
  [[], "luna", false],
  [["luna*"], "luna-roma", false],
  [["luna"], "LUNA", false],
  [["luna"], "*", false],
])("allows(%j, %j) is %j", (list, value, allowed) => {
  expect(allows(list, value)).toBe(allowed);
});
