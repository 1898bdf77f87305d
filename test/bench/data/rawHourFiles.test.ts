import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { batchIdOf, linesOf, writeRawHour } from "../../../bench/data/rawHourFiles";
import { type SentRequest, traffic } from "../../../bench/data/traffic";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { aBrowserKey, presented } from "../../fixtures/aKey";
import { anIngest } from "../../fixtures/anIngest";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

const hour = "2026-03-02T14" as Hour;

test("a request's lines and the name of its object are, to the byte, what ingest makes of it", async () => {
  for (const request of [...traffic({ hour, events: 300 })].slice(0, 40)) {
    const { store, keys } = await ingested(request);
    expect(keys).toHaveLength(1);
    const [key = ""] = keys;
    const object = await store.get(key);
    const lines = linesOf(request);
    expect(gunzipSync(object?.body ?? "").toString("utf8")).toBe(
      `${lines.map(({ line }) => line).join("\n")}\n`,
    );
    expect(key).toContain(batchIdOf(lines));
  }
});

test("the same hour is written the same", async () => {
  const [first, second] = [aTemporaryFolder(), aTemporaryFolder()];
  const written = await writeRawHour(first, { hour, events: 700 }, { linesPerObject: 200 });
  expect(await writeRawHour(second, { hour, events: 700 }, { linesPerObject: 200 })).toEqual(written);
  expect(contentOf(first)).toEqual(contentOf(second));
});

test("requests are packed into objects of so many lines or a few more, and none is lost", async () => {
  const folder = aTemporaryFolder();
  const written = await writeRawHour(folder, { hour, events: 1000 }, { linesPerObject: 300 });
  const lines = [...contentOf(folder).values()].map(
    (body) => gunzipSync(body).toString("utf8").split("\n").length - 1,
  );
  expect(lines.reduce((sum, count) => sum + count, 0)).toBe(1000);
  expect(lines.filter((count) => count >= 300 && count < 320)).toHaveLength(written.objects - 1);
});

const contentOf = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".gz"))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path))]),
  );

/** Sends it as the browser would whose key, clock and place it names. */
const ingested = async ({ receivedAtMs, sentAtMs, keyId, client, events }: SentRequest) => {
  const key = aBrowserKey({ id: keyId });
  const ingest = anIngest({ keys: [key], now: () => receivedAtMs });
  const headers = {
    authorization: `Bearer ${presented(key)}`,
    origin: "https://menus.example",
    "user-agent": client.user_agent,
    "cloudfront-viewer-country": client.country,
    "cloudfront-viewer-country-region": client.region,
    "cloudfront-viewer-city": client.city,
    "cloudfront-viewer-latitude": client.latitude?.toString(),
    "cloudfront-viewer-longitude": client.longitude?.toString(),
    "cloudfront-viewer-time-zone": client.time_zone,
  };
  await ingest.send(JSON.stringify({ events, sent_at: sentAtMs }), {
    headers: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
  return { store: ingest.store, keys: await ingest.keysOf("raw/") };
};
