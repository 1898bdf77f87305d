import { type CompactionReport, compact } from "../../pipeline/compaction/compact";
import { compactedEvents } from "../../pipeline/compaction/compactedEvents";
import type { CompactionOrder } from "../../pipeline/compaction/compactionOrder";
import { bufferedDelivery } from "../../pipeline/ingest/bufferedDelivery";
import { directDelivery } from "../../pipeline/ingest/directDelivery";
import { ingest } from "../../pipeline/ingest/ingest";
import type { AttemptId } from "../../pipeline/lake/lakeKey";
import { count } from "../../pipeline/metrics/count";
import type { ClosedShare, MetricsTable } from "../../pipeline/metrics/metricsTable";
import { lookAgain } from "../../pipeline/packing/lookAgain";
import { pack } from "../../pipeline/packing/pack";
import { type RollUpReport, rollUp } from "../../pipeline/rollUp/rollUp";
import type { ObjectKey, PutResult, SweepableStore } from "../../pipeline/storage/objectStore";
import { type SweepReport, sweep } from "../../pipeline/sweep/sweep";
import { aBrowserKey, aServerKey } from "../fixtures/aKey";
import { anAdmit } from "../fixtures/anAdmit";
import { type MemoryItems, memoryMetricsTable } from "../support/metricsTable.memory";
import { type MemoryObject, memoryObjectStore } from "../support/objectStore.memory";
import { memoryScratchFiles } from "../support/scratchFile.memory";
import {
  type Ended,
  type FaultyPorts,
  type FaultyPortsOptions,
  type FaultyQueue,
  faultyPorts,
  isInjected,
  type Process,
} from "./faultyPorts";
import { type ClosedDay, type Sighting, sighting } from "./sighting";

/** All that outlives a process. */
export interface Kept {
  readonly raw: Map<ObjectKey, MemoryObject>;
  readonly lake: Map<ObjectKey, MemoryObject>;
  readonly items: MemoryItems;
  /** Raw objects that S3 has told of and that nobody has counted. */
  readonly queue: readonly ObjectKey[];
  /** Batches that wait for the packer. */
  readonly messages: readonly Message[];
  readonly acknowledged: readonly Acknowledgement[];
  readonly nowMs: number;
  readonly attempts: number;
}

/** A message with the batches of a request. */
export interface Message {
  readonly id: string;
  readonly body: string;
}

/** That a client was told that its events are safe. */
export interface Acknowledgement {
  readonly receivedAtMs: number;
  readonly events: readonly unknown[];
}

/** What a client has to send, again and again until it is answered. */
export interface Sending {
  /** When it is sent first: `2026-03-01T23:10:00Z`. */
  readonly at: string;
  readonly events: readonly unknown[];
  readonly key?: "browser" | "server";
  /** How far the client's clock is ahead, for one that says when it sends; negative where it is behind. */
  readonly aheadMs?: number;
  /** How many shards ingest is configured with by then. */
  readonly shards?: number;
}

/** How a run ended: with a report, which may name failures, or without one. */
export type RunEnd<Report> =
  | { readonly kind: "reported"; readonly report: Report; readonly isClean: boolean }
  | { readonly kind: "failed" | "killed"; readonly isClean: false };

/** The product with stores, table, queue and clock in memory. */
export interface World {
  readonly lake: ReadonlyMap<ObjectKey, MemoryObject>;
  readonly raw: ReadonlyMap<ObjectKey, MemoryObject>;
  readonly table: MetricsTable;
  readonly ports: FaultyPorts;
  /** What readers could see, whenever that changed. */
  readonly sightings: readonly Sighting[];
  readonly settings: WorldSettings;
  readonly acknowledged: readonly Acknowledgement[];
  now(): number;
  /** Lets the clock run to a time that is not past. */
  advanceTo(at: string | number): void;
  send(sending: Sending): Promise<void>;
  /** Puts an object into the raw bucket as if ingest's put had taken so long, or somebody else had. */
  putRaw(key: ObjectKey, body: Uint8Array, named?: string): Promise<void>;
  /** The raw object that ingest would put. */
  rawObjectOf(sending: Sending): Promise<readonly [ObjectKey, Uint8Array]>;
  /** Changes what the queue holds: loses, doubles or holds back. */
  requeue(change: (keys: readonly ObjectKey[]) => readonly ObjectKey[]): void;
  readonly queue: readonly ObjectKey[];
  /** Batches that wait for the packer. */
  readonly messages: readonly Message[];
  /** Changes what waits for the packer: doubles, holds back, or brings into another order. */
  remessage(change: (messages: readonly Message[]) => readonly Message[]): void;
  /** Hands messages to the packer, by default all; they are taken away once it has done them. */
  pack(take?: number, named?: string): Promise<"done" | "killed">;
  /** Hands messages to count, by default all; what it could not count stays. */
  deliver(take?: number): Promise<"done" | "killed">;
  compact(order?: CompactionOrder, named?: string): Promise<RunEnd<CompactionReport>>;
  /** Rolls closed days up: those that ended so long ago. */
  rollUp(closedAfterDays?: number, named?: string): Promise<RunEnd<RollUpReport>>;
  sweep(): Promise<RunEnd<SweepReport>>;
  /** What runs have reported though no port was made to fail, and what was put where nothing may be replaced. */
  readonly complaints: readonly string[];
  /** A copy of everything that outlives a process. */
  kept(): Kept;
}

export interface WorldSettings {
  readonly shards: number;
  readonly windowHours: number;
  readonly lookbackHours: number;
  /** Batches wait in a queue for the packer. */
  readonly isBuffered: boolean;
  /** More sightings than these are too many for compaction's memory; without it, none are. */
  readonly sightingsInMemory?: number;
  /** Closed days are rolled up once all has healed. */
  readonly isRolledUp?: boolean;
}

export interface WorldOptions extends FaultyPortsOptions {
  readonly from?: Kept;
  readonly settings?: Partial<WorldSettings>;
}

export const defaultSettings: WorldSettings = {
  shards: 2,
  windowHours: 24,
  lookbackHours: 3,
  isBuffered: false,
};

const retryAfterMs = 2_000;
const sendsUntilAnswered = 10;

const admit = anAdmit([aBrowserKey({ key: "the browser key" }), aServerKey({ key: "the server key" })]);

export const aWorld = ({ from, settings: chosen, ...options }: WorldOptions = {}): World => {
  const settings = { ...defaultSettings, ...chosen };
  const raw = new Map(from?.raw);
  const lake = new Map(from?.lake);
  const items: MemoryItems = new Map(from?.items);
  let queue: readonly ObjectKey[] = from?.queue ?? [];
  let messages: readonly Message[] = from?.messages ?? [];
  const acknowledged: Acknowledgement[] = [...(from?.acknowledged ?? [])];
  let nowMs = from?.nowMs ?? 0;
  let attempts = from?.attempts ?? 0;
  /** As many as there ever were: each has another number. */
  const messageQueue: FaultyQueue = {
    send: async (body) => {
      attempts += 1;
      messages = [...messages, { id: `batch-${attempts}`, body }];
    },
    delete: async (ids) => {
      messages = messages.filter(({ id }) => !ids.includes(id));
    },
  };

  const now = () => nowMs;
  const ports = faultyPorts(options);
  const sightings: Sighting[] = [];
  const look = (why: string) => {
    sightings.push(sighting(lake, `${ports.calls.length}: ${why}`));
  };
  const complaints: string[] = [];
  const rawStore = told(memoryObjectStore("raw", now, raw), raw, (key, did) => {
    if (did === "replaced") complaints.push(`raw: ${key} was put over another`);
    if (key.startsWith("raw/events/")) queue = [...queue, key];
  });
  const lakeStore = told(memoryObjectStore("lake", now, lake), lake, (key, did) => {
    const isManifest = key.includes("/manifest/");
    if (did === "replaced" && !isManifest && !key.endsWith("/watermark.json"))
      complaints.push(`lake: ${key} was put over another`);
    if (isManifest || did === "deleted") look(`${key} was ${did}`);
  });
  const memoryTable = memoryMetricsTable(items);
  const table: MetricsTable = {
    ...memoryTable,
    close: async (share) => {
      const outcome = await memoryTable.close(share);
      // who is not alone may close a unit by a record that another has already replaced
      if (outcome === "closed" && options.gate === undefined)
        sightings.push({
          ...sighting(lake, `${ports.calls.length}: metrics were closed`),
          closed: closedDay(share),
        });
      return outcome;
    },
  };
  look("the beginning");

  const ended = async <Report extends { readonly failures: readonly { readonly error: string }[] }>(
    run: () => Promise<Ended<Report>>,
  ): Promise<RunEnd<Report>> => {
    try {
      const end = await run();
      if (end.kind === "killed") return { kind: "killed", isClean: false };
      const errors = end.value.failures.map((failure) => JSON.stringify(failure));
      complaints.push(...errors.filter((error) => !isInjected(error) && !isFairWarning(error)));
      return { kind: "reported", report: end.value, isClean: errors.length === 0 };
    } catch (error) {
      if (!isInjected(String(error))) complaints.push((error as Error).stack ?? String(error));
      return { kind: "failed", isClean: false };
    }
  };

  let ingestProcess: Process | undefined;

  const send = async ({
    at,
    events,
    key = "server",
    aheadMs,
    shards = settings.shards,
  }: Sending): Promise<void> => {
    nowMs = Math.max(nowMs, Date.parse(at));
    for (let sent = 1; sent <= sendsUntilAnswered; sent++, nowMs += retryAfterMs) {
      ingestProcess ??= ports.begin("ingest");
      const direct = directDelivery({ store: ingestProcess.store("raw", rawStore), shards });
      const deliver = settings.isBuffered
        ? bufferedDelivery({ queue: ingestProcess.queue("batches", messageQueue), direct })
        : direct;
      const receivedAtMs = nowMs;
      const answer = await ingestProcess.run(() =>
        ingest({ deliver, admit, now, log: () => {} })(
          requestOf({ events, key, sentAtMs: aheadMs === undefined ? undefined : nowMs + aheadMs }),
        ),
      );
      if (answer.kind === "killed") {
        ingestProcess = undefined;
        continue;
      }
      const { status, body } = answer.value;
      if (status === 503) continue;
      if (status === 202) {
        const { rejected } = JSON.parse(body) as { readonly rejected: readonly { readonly index: number }[] };
        const refused = new Set(rejected.map(({ index }) => index));
        acknowledged.push({ receivedAtMs, events: events.filter((_, index) => !refused.has(index)) });
      }
      return;
    }
    throw new Error(`the batch of ${at} was sent ${sendsUntilAnswered} times and never answered`);
  };

  return {
    lake,
    raw,
    table,
    ports,
    sightings,
    settings,
    acknowledged,
    now,
    advanceTo: (at) => {
      nowMs = Math.max(nowMs, typeof at === "number" ? at : Date.parse(at));
    },
    send,
    putRaw: async (key, body, named = "a put") => {
      await ports.begin(named).store("raw", rawStore).put(key, body, { ifAbsent: true });
    },
    rawObjectOf: async (sending) => {
      const apart = aWorld({ settings: { ...settings, isBuffered: false } });
      await apart.send(sending);
      const [object] = apart.raw;
      if (object === undefined) throw new Error(`nothing was stored of the batch of ${sending.at}`);
      return [object[0], object[1].body];
    },
    requeue: (change) => {
      queue = change(queue);
    },
    get queue() {
      return queue;
    },
    get messages() {
      return messages;
    },
    remessage: (change) => {
      messages = change(messages);
    },
    pack: async (take = messages.length, named = "pack") => {
      const taken = messages.slice(0, take);
      if (taken.length === 0) return "done";
      // what somebody is busy with, nobody else is handed until it is known what came of it
      messages = messages.slice(taken.length);
      const process = ports.begin(named);
      const again = await process.run(() =>
        pack({
          raw: process.store("raw", rawStore),
          lookAgainFrom: lookAgain(process.store("lake", lakeStore), () => {
            attempts += 1;
            return `look-${attempts}`;
          }),
          shards: settings.shards,
          lookbackHours: settings.lookbackHours,
          now,
          log: () => {},
        })(taken),
      );
      messages = [...messages, ...taken];
      if (again.kind === "killed") return "killed";
      const failed = new Set(again.value);
      const done = taken.filter(({ id }) => !failed.has(id)).map(({ id }) => id);
      const poller = ports.begin("poller");
      try {
        await poller.run(() => poller.queue("batches", messageQueue).delete(done));
      } catch (error) {
        if (!isInjected(String(error))) throw error;
      }
      return "done";
    },
    deliver: async (take = queue.length) => {
      const taken = queue.slice(0, take);
      if (taken.length === 0) return "done";
      // what somebody is busy with, nobody else is handed
      queue = queue.slice(taken.length);
      const process = ports.begin("count");
      const messages = taken.map((key, at) => ({ id: `message-${at}`, body: notificationOf(key) }));
      const again = await process.run(() =>
        count({
          raw: process.store("raw", rawStore),
          metrics: process.table("metrics", table),
          now,
          log: () => {},
        })(messages),
      );
      const failed = new Set(again.kind === "killed" ? messages.map(({ id }) => id) : again.value);
      queue = [...queue, ...taken.filter((_, at) => failed.has(`message-${at}`))];
      return again.kind;
    },
    compact: (order = {}, named = "compact") => {
      const process = ports.begin(named);
      return ended(() =>
        process.run(() =>
          compact({
            dataset: compactedEvents,
            raw: process.store("raw", rawStore),
            lake: process.store("lake", lakeStore),
            metrics: process.table("metrics", table),
            dedupWindowHours: settings.windowHours,
            lookbackHours: settings.lookbackHours,
            ...(settings.sightingsInMemory === undefined
              ? {}
              : {
                  spilling: {
                    sightingsInMemory: settings.sightingsInMemory,
                    newScratchFile: memoryScratchFiles,
                  },
                }),
            now,
            newAttemptId: () => {
              attempts += 1;
              return `attempt-${String(attempts).padStart(4, "0")}` as AttemptId;
            },
            createdBy: "footfall version 0.0.0",
          })(order),
        ),
      );
    },
    rollUp: (closedAfterDays = 1, named = "roll-up") => {
      const process = ports.begin(named);
      return ended(() =>
        process.run(
          rollUp({
            dataset: compactedEvents,
            lake: process.store("lake", lakeStore),
            closedAfterDays,
            stopAfterMs: Number.MAX_SAFE_INTEGER,
            targetBytes: 128 * 2 ** 20,
            now,
            newAttemptId: () => {
              attempts += 1;
              return `attempt-${String(attempts).padStart(4, "0")}` as AttemptId;
            },
            createdBy: "footfall version 0.0.0",
          }),
        ),
      );
    },
    sweep: () => {
      const process = ports.begin("sweep");
      return ended(() =>
        process.run(sweep({ dataset: "events", lake: process.store("lake", lakeStore), now })),
      );
    },
    complaints,
    kept: () => ({
      raw: new Map(raw),
      lake: new Map(lake),
      items: new Map(items),
      queue,
      messages,
      acknowledged: [...acknowledged],
      nowMs,
      attempts,
    }),
  };
};

const closedDay = ({ unit, userDay: { user, day }, metrics }: ClosedShare): ClosedDay => ({
  unit: `${unit.hour}-s${String(unit.shard).padStart(2, "0")}`,
  user,
  day,
  events: new Map([...metrics].map(([site, { events }]) => [site, events])),
});

/** The sweep may find that a crash has not healed yet; where all has, this is a failure like any other. */
const isFairWarning = (error: string): boolean =>
  /holds no manifest, but there are data files|does not show \d+ files that the latest commit records name/.test(
    error,
  );

/** Tells of everything that a store puts or deletes, once it is done. */
const told = (
  store: SweepableStore,
  objects: ReadonlyMap<ObjectKey, MemoryObject>,
  tell: (key: ObjectKey, did: "put" | "replaced" | "deleted") => void,
): SweepableStore => {
  const telling = async (key: ObjectKey, put: () => Promise<PutResult>): Promise<PutResult> => {
    const before = objects.get(key)?.etag;
    const result = await put();
    if (result.kind === "stored")
      tell(key, before === undefined || before === result.etag ? "put" : "replaced");
    return result;
  };
  return {
    ...store,
    put: (key, body, condition) => telling(key, () => store.put(key, body, condition)),
    upload: (key) => {
      const upload = store.upload(key);
      return { ...upload, finish: () => telling(key, upload.finish) };
    },
    delete: async (key) => {
      await store.delete(key);
      tell(key, "deleted");
    },
  };
};

const requestOf = ({
  events,
  key,
  sentAtMs,
}: {
  readonly events: readonly unknown[];
  readonly key: string;
  readonly sentAtMs: number | undefined;
}) => ({
  method: "POST",
  path: "/v1/events",
  headers: { "x-footfall-key": `the ${key} key` },
  query: {},
  body: Buffer.from(JSON.stringify({ events, ...(sentAtMs === undefined ? {} : { sent_at: sentAtMs }) })),
});

/** What S3 says of a new object. */
const notificationOf = (key: ObjectKey): string =>
  JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3: { object: { key } } }] });
