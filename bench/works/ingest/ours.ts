import { ingest } from "../../../pipeline/ingest/ingest";
import { admit } from "../../../pipeline/keys/admit";
import { hashKey } from "../../../pipeline/keys/hashKey";
import type { KeyRecord } from "../../../pipeline/keys/keyRecord";
import { keyRing } from "../../../pipeline/keys/keyRing";
import { versionOf } from "../../../pipeline/keys/keyStore";
import { rateLimiter } from "../../../pipeline/keys/rateLimiter";
import type { Run } from "../../harness/work";
import { type IngestInput, rounds } from "./input";
import { eventsPerRequest, readRequests } from "./requests";

const presented = "a-key-of-forty-characters-for-the-bench0";

/** The endpoint as the handler makes it, with admission; what it delivers is counted and dropped. */
export const run: Run<IngestInput> = async ({ folder, sender }, _options, measure) => {
  const kind = sender === "page" ? "browser" : "server";
  const requests = (await readRequests(folder)).map(({ userAgent, body }) => ({
    method: "POST",
    path: "/v1/events",
    headers: { "user-agent": userAgent, authorization: `Bearer ${presented}`, ...viewer },
    query: {},
    body,
  }));
  let bytesOut = 0;
  let logged = 0;
  const log = (entry: object): void => {
    logged += JSON.stringify(entry).length;
  };
  const keys = keyRing({
    store: {
      list: async () => ({ keys: [{ record: aKey(kind), version: versionOf("1") }], damaged: [] }),
    },
    now: Date.now,
    log,
  });
  const rate = rateLimiter({ table: { take: async ({ wanted }) => wanted }, now: Date.now, log });
  const endpoint = ingest({
    deliver: async (batches) => {
      for (const { body } of batches) bytesOut += body.length;
    },
    admit: admit({ keys, rate }),
    now: Date.now,
    log,
  });
  const sendAll = async (): Promise<void> => {
    for (const request of requests) {
      const { status, body } = await endpoint(request);
      if (status !== 202) throw new Error(`${status} ${body}`);
    }
  };

  for (let round = 0; round < rounds.warming; round++) await sendAll();
  bytesOut = 0;
  await measure(async () => {
    for (let round = 0; round < rounds.measured; round++) await sendAll();
  });
  const measuredBytes = bytesOut;
  const heapBytes: number[] = [];
  for (let at = 0; at + 5 <= requests.length; at += 5) {
    const before = process.memoryUsage().heapUsed;
    for (const request of requests.slice(at, at + 5)) await endpoint(request);
    heapBytes.push((process.memoryUsage().heapUsed - before) / (5 * eventsPerRequest));
  }
  if (logged === 0) throw new Error("nothing was logged");
  return {
    events: requests.length * eventsPerRequest * rounds.measured,
    bytesOut: measuredBytes,
    figures: { heapBytesPerEvent: median(heapBytes) },
  };
};

/** As CloudFront tells of a viewer. */
const viewer = {
  "cloudfront-viewer-country": "IT",
  "cloudfront-viewer-country-region": "RM",
  "cloudfront-viewer-city": "Rome",
  "cloudfront-viewer-latitude": "41.89",
  "cloudfront-viewer-longitude": "12.49",
  "cloudfront-viewer-time-zone": "Europe/Rome",
};

const aKey = (kind: "browser" | "server"): KeyRecord => ({
  id: `${kind}-1`,
  kind,
  sites: ["*"],
  origins: kind === "browser" ? ["*"] : [],
  secrets: [{ sha256: hashKey(presented), created_at: 0, expires_at: null }],
  created_at: 0,
  expires_at: null,
  revoked_at: null,
  requests_per_minute: 1_000_000,
});

/** Those few in which garbage was collected do not count. */
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
