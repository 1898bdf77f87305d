import { admit } from "../../../pipeline/keys/admit";
import type { RateVerdict } from "../../../pipeline/keys/rateLimiter";
import { aBrowserKey, aKeyRing, aServerKey, presented } from "../../fixtures/aKey";
import { aRequest } from "../../fixtures/aRequest";

const server = aServerKey({ requests_per_minute: 120 });
const browser = aBrowserKey({ origins: ["https://menu.example"] });

const anAdmission = (verdict: RateVerdict) => {
  const counted: string[] = [];
  const admitted = admit({
    keys: aKeyRing([server, browser]),
    rate: async ({ id, requests_per_minute }) => {
      counted.push(`${id} ${requests_per_minute}`);
      return verdict;
    },
  });
  return { counted, admitted };
};

test("a request within its key's limit is let in, and counted", async () => {
  const { admitted, counted } = anAdmission({ kind: "within" });
  expect(await admitted(aRequest())).toEqual({ kind: "authorized", key: server });
  expect(counted).toEqual(["server-1 120"]);
});

test("beyond the limit a request is told the key, the limit and when to come again", async () => {
  const { admitted } = anAdmission({ kind: "exceeded", retryAfterSeconds: 12 });
  expect(await admitted(aRequest())).toEqual({
    kind: "refused",
    problem: {
      status: 429,
      code: "rate_limited",
      detail: "key server-1 may send 120 requests a minute: send this one again in 12 s",
      headers: { "retry-after": "12" },
    },
  });
});

test("what is refused for its key or its origin does not count", async () => {
  const { admitted, counted } = anAdmission({ kind: "within" });
  const refused = await Promise.all([
    admitted(aRequest({ headers: {} })),
    admitted(aRequest({ headers: { "x-footfall-key": "unknown" } })),
    admitted(aRequest({ headers: { "x-footfall-key": presented(browser), origin: "https://evil.example" } })),
  ]);
  expect(refused).toMatchObject([401, 401, 403].map((status) => ({ problem: { status } })));
  expect(counted).toEqual([]);
});
