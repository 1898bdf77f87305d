import type { Day } from "../../pipeline/lake/lakeKey";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { callTally } from "./callTally";
import { countedInstallation } from "./countedInstallation";
import { sentRequests } from "./sentRequests";

/** What an hour with many events takes to compact, and leaves in the lake. */
export interface MeasuredHour {
  readonly events: number;
  readonly cpuMicros: number;
  readonly dataBytes: number;
  /** Of the sidecar: the ids by which repeats are found. */
  readonly seenBytes: number;
}

/** Compacts so many events that arrived within an hour, twenty a request, after another hour that warms up what runs. */
export const measuredHour = async (events: number): Promise<MeasuredHour> => {
  const spent = callTally();
  const installation = countedInstallation(callTally(), spent);
  const day = "2026-03-02" as Day;
  let before = { data: 0, seen: 0 };
  let sent = 0;
  // a day's events, as producers send them that were without a network until the day was over
  for (const hour of [24, 25]) {
    const startMs = Date.parse(day) + hour * 3_600_000;
    before = await bytesIn(installation.lake);
    sent = 0;
    for (const request of sentRequests(day, events, 20)) {
      const atMs = startMs + Math.floor((request.atMs - Date.parse(day)) / 24);
      await installation.send({ ...request, body: renamed(request.body, hour), atMs });
      sent += request.events;
    }
    spent.clear();
    await installation.compact(startMs + 3_900_000);
  }
  const after = await bytesIn(installation.lake);
  return {
    events: sent,
    cpuMicros: spent.counts()["compact"] ?? 0,
    dataBytes: after.data - before.data,
    seenBytes: after.seen - before.seen,
  };
};

/** The same events under other ids: of a UUID's time another, which says as little as before. */
const renamed = (body: Uint8Array, hour: number): Uint8Array =>
  Buffer.from(
    Buffer.from(body)
      .toString()
      .replaceAll(/"event_id":".{6}/g, `"event_id":"${String(hour).padStart(6, "0")}`),
  );

const bytesIn = async (lake: ObjectStore): Promise<{ readonly data: number; readonly seen: number }> => {
  const bytes = { data: 0, seen: 0 };
  for await (const { key, size } of lake.list("lake/events/")) {
    if (key.includes("/data/")) bytes.data += size;
    if (key.includes("/seen/")) bytes.seen += size;
  }
  return bytes;
};
