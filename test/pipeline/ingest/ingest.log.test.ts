import { gzipSync } from "node:zlib";
import type { HttpRequest } from "../../../pipeline/http/http";
import { aBrowserKey, presented } from "../../fixtures/aKey";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";
import { memoryObjectStore } from "../../support/objectStore.memory";

const secret = "s3cr3t";
const secretKey = aBrowserKey({
  id: "web-1",
  key: presented({ id: secret }),
  origins: ["https://menu.example"],
});

const headers = {
  "x-footfall-key": presented({ id: secret }),
  "x-forwarded-for": `203.0.113.7, ${secret}`,
  "cloudfront-viewer-address": `${secret}:443`,
  "user-agent": secret,
  referer: `https://${secret}.example`,
  cookie: secret,
};
const good = anEvent({ event_id: secret, page_url: `https://${secret}.example`, user_id: secret });
const bad = { ...good, [secret]: secret, site_id: ` ${secret}` };

const requests: readonly [string, string | Uint8Array, Partial<HttpRequest>][] = [
  ["a good event", JSON.stringify(good), {}],
  ["good and bad events", JSON.stringify([good, bad]), {}],
  ["bad events", JSON.stringify([bad]), {}],
  ["broken JSON", `{"${secret}`, {}],
  ["broken gzip", gzipSync(secret).subarray(0, -4), {}],
  ["an unknown batch field", JSON.stringify({ events: [good], [secret]: 1 }), {}],
  ["a bad sent_at", JSON.stringify({ events: [good], sent_at: secret }), {}],
  ["an unknown key", JSON.stringify(good), { headers: { authorization: `Bearer ${secret}` } }],
  ["an unknown key in the query", JSON.stringify(good), { headers: {}, query: { key: secret } }],
  ["a refused origin", JSON.stringify(good), { headers: { ...headers, origin: `https://${secret}` } }],
  ["an unknown path", JSON.stringify(good), { path: `/v1/${secret}` }],
  ["an unknown method", JSON.stringify(good), { method: secret }],
];

test.each(requests)(
  "%s: the log has one entry, and nothing of the body, the key or the address",
  async (_, body, request) => {
    const ingest = anIngest({ keys: [secretKey] });
    const answer = await ingest.send(body, { headers, ...request });
    expect(ingest.log).toHaveLength(1);
    expect(ingest.log[0]).toMatchObject({ event: "ingest", status: answer.status, wire_bytes: body.length });
    expect(JSON.stringify(ingest.log)).not.toMatch(/s3cr3t|203\.0\.113|menu\.example|[0-9a-f]{64}/);
  },
);

test("what a failing store says is not logged, for it may quote what it was given", async () => {
  const put = () => Promise.reject(new RangeError(`cannot write ${secret}`));
  const ingest = anIngest({ keys: [secretKey], store: { ...memoryObjectStore(), put } });
  await ingest.send(JSON.stringify(good), { headers });
  expect(ingest.log).toMatchObject([{ status: 503, error: "RangeError" }]);
  expect(JSON.stringify(ingest.log)).not.toContain(secret);
});

test("an entry counts events, bytes and milliseconds, and names the key", async () => {
  let nowMs = Date.UTC(2026, 2, 1, 18);
  const ingest = anIngest({
    now: () => {
      nowMs += 12;
      return nowMs;
    },
  });
  const body = JSON.stringify([anEvent(), {}, anEvent({ event_id: "e-3" })]);
  await ingest.send(body);
  await ingest.send("[{}]");
  await ingest.send("", { headers: {} });
  const common = { event: "ingest", dataset: "events", milliseconds: 12 };
  expect(ingest.log).toEqual([
    { ...common, status: 202, key_id: "server-1", wire_bytes: body.length, accepted: 2, rejected: 1 },
    {
      ...common,
      status: 400,
      code: "nothing_accepted",
      key_id: "server-1",
      wire_bytes: 4,
      accepted: 0,
      rejected: 1,
    },
    { ...common, status: 401, code: "key_required", wire_bytes: 0, accepted: 0, rejected: 0 },
  ]);
});
