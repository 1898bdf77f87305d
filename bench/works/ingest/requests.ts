import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { simulate } from "../../../local/simulation/simulate";
import { type Event, events } from "../../../pipeline/event/events";
import type { Day } from "../../../pipeline/lake/lakeKey";

/** A request of 20 events, as a page's tracker or a back end sends it. */
export interface BenchRequest {
  readonly userAgent: string;
  readonly body: Buffer;
}

export type Sender = "page" | "back end";

export const eventsPerRequest = 20;
const file = "requests.ndjson";

/** Writes so many requests of simulated guests. */
export const writeRequests = (folder: string, sender: Sender, count: number): void => {
  const requests = sender === "page" ? pageRequests(count) : backEndRequests(count);
  writeFileSync(join(folder, file), requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
};

export const readRequests = async (folder: string): Promise<readonly BenchRequest[]> => {
  const requests: BenchRequest[] = [];
  for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
    const { userAgent, body } = JSON.parse(line) as StoredRequest;
    requests.push({ userAgent, body: Buffer.from(body) });
  }
  return requests;
};

interface StoredRequest {
  readonly userAgent: string;
  readonly body: string;
}

const aDay = "2026-03-01" as Day;

/** Visits by twenty events, with times in milliseconds; device and place are for the request's headers to tell. */
function pageRequests(count: number): StoredRequest[] {
  const visits = new Map<string, Event[]>();
  for (const event of simulate({ seed: 7, day: aDay, events: count * eventsPerRequest * 2 })) {
    const visit = event.session_id ?? "";
    visits.set(visit, [...(visits.get(visit) ?? []), event]);
  }
  const requests: StoredRequest[] = [];
  for (const visit of visits.values())
    for (let at = 0; at + eventsPerRequest <= visit.length; at += eventsPerRequest) {
      const batch = visit.slice(at, at + eventsPerRequest);
      const texts = batch.map(({ user_agent, country, region, city, latitude, longitude, ...told }) =>
        JSON.stringify(told),
      );
      const sentAt = (batch.at(-1)?.occurred_at ?? 0) + 900;
      requests.push({
        userAgent: batch[0]?.user_agent ?? "",
        body: `{"sent_at":${sentAt},"events":[${texts.join()}]}`,
      });
    }
  if (requests.length < count) throw new Error(`${requests.length} requests only, of ${count}`);
  return requests.slice(0, count);
}

/** Events of many visits in the order of time, each with all that is known. */
function backEndRequests(count: number): StoredRequest[] {
  const texts = [...simulate({ seed: 7, day: aDay, events: count * eventsPerRequest })].map((event) =>
    JSON.stringify(events.codec.encode(event)),
  );
  return Array.from({ length: count }, (_, i) => ({
    userAgent: "back-end/1.0",
    body: `[${texts.slice(i * eventsPerRequest, (i + 1) * eventsPerRequest).join()}]`,
  }));
}
