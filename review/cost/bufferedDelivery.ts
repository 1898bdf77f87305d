import { type Counts, counted, measured, ratesOf } from "./counted";
import { billedSeconds } from "./lambdaTime";
import type { CostLine } from "./monthlyCost";
import { calls, gigabytes, hoursPerMonth, millions, requestsOf } from "./priced";
import { assumed, type Traffic } from "./traffic";

const windowsPerMonth = hoursPerMonth * 60;
const countGb = 0.5;
const compactGb = 2;
/** Of what Lambda hands to a call. */
const callBytes = 5.4e6;
/** SQS gives so many messages at once. */
const messagesPerReceive = 10;
const chunkBytes = 65_536;

/**
 * How many objects the packer makes a month. Lambda asks the queue by five pollers, each of which gathers for a minute: where
 * messages are few, most are alone; where they are many, a call is full before its minute is over.
 */
export const packsOf = (traffic: Traffic): number => {
  const requests = requestsOf(traffic);
  const gatherings = (traffic.packsPerMinute ?? assumed.pollersPerQueue) * windowsPerMonth;
  const { "pack.send.bytes": bytes = 0, "pack.send": messages = 1 } = packCounts(traffic, 1);
  return Math.max(
    gatherings * (1 - Math.exp(-requests / gatherings)),
    (requests * bytes) / messages / callBytes,
    traffic.eventsPerMonth / assumed.eventsPerPack,
  );
};

/** A month of buffered delivery, from the same month of direct delivery: what changes is the way of a batch until it is an object. */
export const bufferedLines = (
  direct: readonly CostLine[],
  packerMemoryGb: number,
  traffic: Traffic,
): readonly CostLine[] => {
  const requests = requestsOf(traffic);
  const packs = packsOf(traffic);
  const share = requests === 0 ? 0 : packs / requests;
  const rates = ratesOf(traffic.eventsPerRequest);
  const packed = packCounts(traffic, requests === 0 ? 1 : requests / packs);
  const of = (name: string): number => packed[name] ?? 0;
  const messages = of("pack.send");
  const savedBytes = requests * (rates.rawBytesPerRequest - of("raw.put.bytes") / messages);
  const savedRequests =
    millions(requests * (1 - share) * (rates.rawGetsPerRequest - 1), "s3Get") +
    millions(((1 - share) * requests * rates.rawKeysListedPerRequest) / 1000, "s3Put");
  const changed: Readonly<Record<string, (usd: number) => number>> = {
    "S3: raw objects written": (usd) => usd * share,
    "S3: their replicas written": (usd) => usd * share,
    "S3: transfer to the other region": (usd) => usd - gigabytes(savedBytes, "replicationTransfer"),
    "S3: raw and lake kept": (usd) => usd - gigabytes(savedBytes * assumed.keptMonths, "s3Storage"),
    "S3: their replicas kept": (usd) => usd - gigabytes(savedBytes * assumed.keptMonths, "s3Storage"),
    "S3: compaction's lists, reads and writes": (usd) => usd - savedRequests,
    "KMS: requests": (usd) => usd * Math.max(share, 1 / 4),
    "SQS: batches announced": (usd) => usd * share,
    "Lambda: fed by a queue, and the objects it reads": () => countUsd(traffic, packs),
    "DynamoDB: writes": () =>
      millions(
        requests * (of("metrics.add.units") / messages) + traffic.eventsPerMonth * rates.closeUnitsPerEvent,
        "tableWrite",
      ),
    "Lambda: compaction": (usd) => usd - (1 - share) * compactionGetsUsd(traffic),
  };
  return [
    ...direct.map((each) => ({ ...each, usd: changed[each.what]?.(each.usd) ?? each.usd })),
    {
      what: "SQS: the buffer",
      usd: millions(queueRequests(traffic, packs), "queueRequest"),
      isWritePath: true,
    },
    { what: "Lambda: packer", usd: packerUsd(packerMemoryGb, traffic, packs), isWritePath: true },
  ];
};

/** What was counted with so many messages at once, or with the next smaller number: no saving is taken that was not seen. */
const packCounts = ({ eventsPerRequest }: Traffic, messagesAtOnce: number): Counts => {
  const [best] = Object.keys(counted.packs)
    .map((name) => name.split("x").map(Number) as [number, number])
    .filter(([batch, messages]) => batch === eventsPerRequest && messages <= Math.max(1, messagesAtOnce))
    .sort(([, a], [, b]) => b - a);
  if (best === undefined)
    throw new Error(`${eventsPerRequest} events a request: packs of them were not counted`);
  return counted.packs[best.join("x")] ?? {};
};

/** A message is sent once, received with others, and taken away with others; bytes beyond 64 kB are further requests. */
const queueRequests = (traffic: Traffic, packs: number): number => {
  const requests = requestsOf(traffic);
  const {
    "pack.send.chunks": chunks = 0,
    "pack.send.bytes": bytes = 0,
    "pack.send": messages = 1,
  } = packCounts(traffic, 1);
  const together = Math.max(1, Math.min(messagesPerReceive, requests / Math.max(1, packs)));
  const received = Math.max(requests / together, (requests * bytes) / messages / chunkBytes);
  return requests * (chunks / messages) + received + requests / together;
};

const packerUsd = (memoryGb: number, traffic: Traffic, packs: number): number => {
  const cpuMs =
    requestsOf(traffic) * measured(`pack.cpuMs a message at ${traffic.eventsPerRequest}`) +
    packs * measured("s3.put.cpuMs");
  return calls(packs, billedSeconds(memoryGb, cpuMs, packs * assumed.putWaitMs), memoryGb);
};

const countUsd = (traffic: Traffic, packs: number): number => {
  const cpuMs =
    requestsOf(traffic) * measured(`count.cpuMs a message at ${traffic.eventsPerRequest}, packed`) +
    packs * measured("s3.get.cpuMs");
  const seconds = billedSeconds(countGb, cpuMs, packs * (assumed.getWaitMs + assumed.tableWaitMs));
  return calls(packs / assumed.messagesPerCall, seconds, countGb) + millions(packs, "s3Get");
};

/** What the compactor takes for getting the raw objects one by one. */
const compactionGetsUsd = (traffic: Traffic): number => {
  const gets = requestsOf(traffic) * (ratesOf(traffic.eventsPerRequest).rawGetsPerRequest - 1);
  const waitMs = (gets / assumed.getsAtOnce) * assumed.getWaitMs;
  return calls(0, billedSeconds(compactGb, gets * measured("s3.get.cpuMs"), waitMs), compactGb);
};
