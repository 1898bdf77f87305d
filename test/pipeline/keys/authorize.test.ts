import { allows, authorize } from "../../../pipeline/keys/authorize";
import { keyRing } from "../../../pipeline/keys/keyRing";
import { aBrowserKey, aServerKey, presented } from "../../fixtures/aKey";
import { aRequest } from "../../fixtures/aRequest";

const server = aServerKey();
const browser = aBrowserKey({ origins: ["https://menu.example"] });
const keys = keyRing([server, browser]);
const key = presented(server);
const base64 = (text: string): string => Buffer.from(text).toString("base64");

const withHeaders = (headers: Readonly<Record<string, string>>, query = {}) =>
  authorize(keys, aRequest({ headers, query }));

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
])("%s presents a key", (_, headers, query) => {
  expect(withHeaders(headers, query)).toEqual({ kind: "authorized", key: server });
});

test.each([
  ["no key", {}, {}],
  ["an empty one", { authorization: "Bearer", "x-footfall-key": "" }, { key: "" }],
  ["a password without user", { authorization: `Basic ${base64(`:${key}`)}` }, {}],
])("a request with %s is asked for one", (_, headers, query) => {
  expect(withHeaders(headers, query)).toEqual({
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
  ["its hash", { authorization: `Bearer ${server.sha256}` }, {}],
])("an unknown key in %s is refused, and not repeated", (_, headers, query) => {
  const refusal = withHeaders(headers, query);
  expect(refusal).toMatchObject({ kind: "refused", problem: { status: 401, code: "key_unknown" } });
  expect(JSON.stringify(refusal)).not.toMatch(/guessed|[0-9a-f]{64}/);
});

test.each([
  ["its own origin", { origin: "https://menu.example" }],
  ["no page at all", {}],
])("a browser key is taken from %s", (_, headers) => {
  const request = aRequest({ headers: { ...headers, "x-footfall-key": presented(browser) } });
  expect(authorize(keys, request)).toEqual({ kind: "authorized", key: browser });
});

test.each([
  "https://evil.example",
  "http://menu.example",
  "https://menu.example:8443",
  "https://menu.example.evil.example",
  "https://www.menu.example",
  "null",
  "",
])("a browser key is refused from the origin %j", (origin) => {
  const request = aRequest({ headers: { origin, "x-footfall-key": presented(browser) } });
  expect(authorize(keys, request)).toEqual({
    kind: "refused",
    problem: {
      status: 403,
      code: "origin_not_allowed",
      detail: `key browser-1 does not allow the origin ${origin}`,
    },
  });
});

test("a server key does not ask for the origin", () => {
  const request = aRequest({ headers: { origin: "https://evil.example", "x-footfall-key": key } });
  expect(authorize(keyRing([aServerKey({ origins: [] })]), request).kind).toBe("authorized");
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
