import { join } from "node:path";
import { chain } from "../../local/simulation/chain";
import { allDatasets } from "../../pipeline/commerce/allDatasets";
import { compact } from "../../pipeline/compaction/compact";
import { compactDatasets } from "../../pipeline/compaction/compactDatasets";
import { compactedDatasets } from "../../pipeline/compaction/compactedDatasets";
import type { DatasetName } from "../../pipeline/event/datasets";
import type { EpochMs } from "../../pipeline/event/fieldType";
import { bufferedDelivery } from "../../pipeline/ingest/bufferedDelivery";
import { directDelivery } from "../../pipeline/ingest/directDelivery";
import { ingest } from "../../pipeline/ingest/ingest";
import { admit } from "../../pipeline/keys/admit";
import { keyRing } from "../../pipeline/keys/keyRing";
import { rateLimiter } from "../../pipeline/keys/rateLimiter";
import type { AttemptId } from "../../pipeline/lake/lakeKey";
import { count } from "../../pipeline/metrics/count";
import { lookAgain } from "../../pipeline/packing/lookAgain";
import { pack } from "../../pipeline/packing/pack";
import { checkQuality } from "../../pipeline/quality/checkQuality";
import { defaultQualityThresholds } from "../../pipeline/quality/qualityThresholds";
import { rawPrefix } from "../../pipeline/raw/rawKey";
import { rollUp } from "../../pipeline/rollUp/rollUp";
import { usualTargetBytes } from "../../pipeline/rollUp/rollUpParts";
import type { ObjectKey, ObjectStore } from "../../pipeline/storage/objectStore";
import { sweep } from "../../pipeline/sweep/sweep";
import { readConfiguration } from "../../stacks/readConfiguration";
import { aBrowserKey, aServerKey, presented } from "../../test/fixtures/aKey";
import { memoryObjectStore } from "../../test/support/objectStore.memory";
import { type CallTally, callTally } from "./callTally";
import { countedStore } from "./countedStore";
import { countedTable } from "./countedTable";
import type { SentRequest } from "./sentRequests";

/** The product's own code over ports that count: every call of them is in the tally. */
export interface CountedInstallation {
  readonly raw: ObjectStore;
  readonly lake: ObjectStore;
  /** Takes a request at its time, and lets count do what S3 then tells of. Throws where not every event is accepted. */
  send(request: SentRequest): Promise<void>;
  /** Messages that wait for the packer; none where delivery is direct. */
  readonly waiting: readonly string[];
  /** Has the packer take so many messages that wait, in one call, and count what it stores. */
  pack(atMs: EpochMs, messages: number): Promise<void>;
  /** The hourly run of the compactor, over all datasets. */
  compact(atMs: EpochMs): Promise<void>;
  /** The nightly roll-up of all datasets; what it asks of the lake is counted by itself, under this name. */
  rollUp(atMs: EpochMs, countedAs?: "rollUp" | "rollUpAgain"): Promise<void>;
  sweep(atMs: EpochMs): Promise<void>;
  checkQuality(atMs: EpochMs): Promise<void>;
  /** What the items of the metrics table weigh. */
  itemBytes(): number;
}

/** A key for each site's pages, and one for the back end. */
const keyIdOf = ({ sender, site }: Pick<SentRequest, "sender" | "site">): string =>
  sender === "page" ? `page-${site}` : "back-end";

const keys = [
  ...chain.map(({ siteId: site }) => aBrowserKey({ id: keyIdOf({ sender: "page", site }), sites: [site] })),
  aServerKey({ id: "back-end" }),
];

const project = join(__dirname, "../..");

/**
 * An installation with the options of the smallest configuration, empty, in memory. `spent` is told the processor time of each
 * function in microseconds, that of the ports in memory included.
 */
export const countedInstallation = (
  tally: CallTally,
  spent: CallTally = callTally(),
  delivery: "direct" | "buffered" = "direct",
): CountedInstallation => {
  const settings = readConfiguration(project, join(project, "examples/minimal.json"));
  let nowMs = 0;
  const now = (): EpochMs => nowMs;
  let attempts = 0;
  let told: readonly ObjectKey[] = [];
  const log = (name: string) => (entry: object) => {
    tally.add(`${name}.log`);
    tally.add(`${name}.log.bytes`, JSON.stringify(entry).length + 1);
  };
  const timed = async <A>(name: string, call: () => Promise<A>): Promise<A> => {
    tally.add(`${name}.call`);
    const before = process.cpuUsage();
    const done = await call();
    const { user, system } = process.cpuUsage(before);
    spent.add(name, user + system);
    return done;
  };
  const rawObjects = memoryObjectStore("raw", now);
  const raw = countedStore("raw", withoutDelete(rawObjects), tally);
  const lakeObjects = memoryObjectStore("lake", now);
  const lake = countedStore("lake", withoutDelete(lakeObjects), tally);
  const results = countedStore("reports", withoutDelete(memoryObjectStore("reports", now)), tally);
  const metrics = countedTable(tally);

  const toldRaw = telling(raw, (key) => {
    told = [...told, key];
  });
  const direct = directDelivery({ store: toldRaw, shards: settings.shards });
  const waiting: string[] = [];
  const buffered = bufferedDelivery({
    queue: {
      send: async (message) => {
        tally.add("pack.send");
        tally.add("pack.send.chunks", Math.ceil(message.length / chunkBytes));
        tally.add("pack.send.bytes", message.length);
        waiting.push(message);
      },
    },
    direct,
  });
  const packing = pack({
    raw: toldRaw,
    lookAgainFrom: lookAgain(lake, () => "mark"),
    shards: settings.shards,
    lookbackHours: settings.lookbackHours,
    now,
    log: log("pack"),
  });
  const taken = ingest({
    deliver: delivery === "direct" ? direct : buffered,
    admit: admit({
      keys: keyRing({
        store: {
          list: async () => {
            tally.add("keys.list");
            return { keys: keys.map((record) => ({ record, version: "" })), damaged: [] };
          },
        },
        now,
        log: log("ingest"),
      }),
      rate: rateLimiter({
        table: {
          take: async ({ wanted }) => {
            tally.add("rates.write");
            return wanted;
          },
        },
        now,
        log: log("ingest"),
      }),
    }),
    now,
    log: log("ingest"),
  });

  const counting = count({ raw, metrics, now, log: log("count") });

  const newAttemptId = (): AttemptId => {
    attempts += 1;
    return `attempt-${String(attempts).padStart(8, "0")}` as AttemptId;
  };
  const sweepable = countedStore("lake", lakeObjects, tally);
  const checking = checkQuality({
    engine: {
      query: async () => {
        tally.add("quality.query");
        return [];
      },
    },
    results,
    thresholds: defaultQualityThresholds,
    now,
    newRunId: () => "run",
    log: log("quality"),
  });

  const compactOne = (dataset: DatasetName) =>
    compact({
      dataset: compactedDatasets[dataset],
      raw,
      lake,
      metrics,
      dedupWindowHours: settings.dedupWindowHours[dataset],
      lookbackHours: settings.lookbackHours,
      now,
      newAttemptId,
      createdBy,
    });
  const compaction = compactDatasets({
    compact: {
      events: compactOne("events"),
      orders: compactOne("orders"),
      customers: compactOne("customers"),
      payments: compactOne("payments"),
    },
    log: log("compact"),
  });

  const countTold = async (): Promise<void> => {
    const objects = told.filter((each) => each.startsWith(rawPrefix("events")));
    told = [];
    for (const object of objects) {
      const again = await timed("count", () => counting([{ id: object, body: notificationOf(object) }]));
      if (again.length > 0) throw new Error(`${object}: could not be counted`);
    }
  };

  return {
    raw: rawObjects,
    lake: lakeObjects,

    send: async (request) => {
      nowMs = request.atMs;
      const answer = await timed("ingest", () =>
        taken({
          method: "POST",
          path: "/v1/events",
          headers: {
            ...(request.sender === "page" ? pageHeaders : {}),
            "x-footfall-key": presented({ id: keyIdOf(request) }),
          },
          query: {},
          body: request.body,
        }),
      );
      const { accepted } = JSON.parse(answer.body) as { readonly accepted?: number };
      if (answer.status !== 202 || accepted !== request.events)
        throw new Error(
          `a request of ${request.events} events was answered ${answer.status}: ${answer.body}`,
        );
      await countTold();
    },

    waiting,

    pack: async (atMs, messages) => {
      nowMs = atMs;
      const taken = waiting.splice(0, messages).map((body, at) => ({ id: String(at), body }));
      const again = await timed("pack", () => packing(taken));
      if (again.length > 0) throw new Error(`${again.length} messages could not be packed`);
      await countTold();
    },

    compact: async (atMs) => {
      nowMs = atMs;
      const { failures } = await timed("compact", () => compaction({}));
      if (failures.length > 0) throw new Error(failures.join("; "));
    },

    rollUp: async (atMs, countedAs = "rollUp") => {
      nowMs = atMs;
      const rollable = countedStore(countedAs, withoutDelete(lakeObjects), tally);
      await timed(countedAs, async () => {
        for (const dataset of Object.values(compactedDatasets)) {
          const report = await rollUp({
            dataset,
            lake: rollable,
            closedAfterDays: settings.rollUp.afterDays,
            stopAfterMs: 60_000,
            targetBytes: usualTargetBytes,
            now,
            newAttemptId,
            createdBy,
          })();
          log(countedAs)(report);
          if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures));
        }
      });
    },

    sweep: async (atMs) => {
      nowMs = atMs;
      await timed("sweep", async () => {
        for (const { name } of allDatasets) {
          const report = await sweep({ dataset: name, lake: sweepable, now })();
          log("sweep")(report);
          if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures));
        }
      });
    },

    checkQuality: async (atMs) => {
      nowMs = atMs;
      await timed("quality", () => checking());
    },

    itemBytes: metrics.itemBytes,
  };
};

const createdBy = "footfall version 0.0.0";

/** SQS bills a message by these. */
const chunkBytes = 65_536;

/** A store that cannot delete: all but the sweep's. */
const withoutDelete = ({ uri, put, upload, get, getRange, list }: ObjectStore): ObjectStore => ({
  uri,
  put,
  upload,
  get,
  getRange,
  list,
});

/** Tells of each new object, as S3's notifications do. */
const telling = (store: ObjectStore, tell: (key: ObjectKey) => void): ObjectStore => ({
  ...store,
  put: async (key, body, condition) => {
    const result = await store.put(key, body, condition);
    if (result.kind === "stored") tell(key);
    return result;
  },
});

/** What S3 says of a new object. */
const notificationOf = (key: ObjectKey): string =>
  JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3: { object: { key } } }] });

/** What CloudFront adds to a page's request, and its browser. */
const pageHeaders = {
  "user-agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.2 Mobile/15E148 Safari/604.1",
  "cloudfront-viewer-country": "IT",
  "cloudfront-viewer-country-region": "62",
  "cloudfront-viewer-city": "Rome",
  "cloudfront-viewer-latitude": "41.89",
  "cloudfront-viewer-longitude": "12.48",
  "cloudfront-viewer-time-zone": "Europe/Rome",
};
