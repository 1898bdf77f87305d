import { counted, idleRun, measured, ratesOf } from "./counted";

/** How much comes in, and what one event is like. */
export interface Traffic {
  readonly eventsPerMonth: number;
  readonly eventsPerRequest: number;
  /** Where delivery is buffered: so many objects a minute the packer makes of few messages. @default one for each poller */
  readonly packsPerMinute?: number;
}

/** A level of traffic, and what it is in a restaurant's terms. */
export interface Level {
  readonly eventsPerMonth: number;
  readonly name: string;
  readonly meaning: string;
}

/** The three levels that a review prices. A visit is about 35 events, as in the simulated day: a guest scans, looks, orders. */
export const levels: readonly Level[] = [
  {
    eventsPerMonth: 100_000,
    name: "100 thousand events",
    meaning: "2,900 visits a month: one restaurant where about 95 guests a day open the menu",
  },
  {
    eventsPerMonth: 10_000_000,
    name: "10 million events",
    meaning: "290,000 visits a month: a chain of about 100 such restaurants",
  },
  {
    eventsPerMonth: 1_000_000_000,
    name: "1 billion events",
    meaning: "29 million visits a month: a platform with about 10,000 such restaurants",
  },
];

/** What the estimate takes for granted, in the units that its names say. */
export const assumed = {
  /** What a page sends at once; one of the numbers that were counted. */
  eventsPerRequest: 20,
  /** A function's share of a processor: a whole one at so many MB, by AWS's documentation. */
  mbPerProcessor: 1769,
  putWaitMs: 25,
  getWaitMs: 15,
  listWaitMs: 20,
  tableWaitMs: 6,
  getsAtOnce: 4,
  accessLogBytesPerRequest: 400,
  platformLogBytesPerCall: 500,
  answerBytesPerRequest: 500,
  tracedPerSecond: 1,
  tracedShareBeyond: 0.05,
  queueRequestsPerMessage: 3,
  pollersPerQueue: 5,
  pollSeconds: 20,
  messagesPerCall: 2,
  scheduledSecondsPerRun: 10,
  lakeBytesPerHour: 20_000,
  keyRequestsPerObject: 0.01,
  transitionsPerRun: 10,
  queriesPerDay: 50,
  daysPerQuery: 30,
  columnShare: 0.25,
  /** The packer makes no object of more events: readers of raw objects take no more. */
  eventsPerPack: 10_000,
  /** A large file is put by parts of so many bytes. */
  uploadPartBytes: 8 * 2 ** 20,
  bytesAtLeastPerQuery: 10_000_000,
  keptMonths: 12,
  serverAccessLinesPerRequest: 4,
  serverAccessBytesPerLine: 500,
} as const;

const kept = ratesOf(assumed.eventsPerRequest);

/** The same in sentences, for whoever reads the estimate. */
export const assumptions: readonly string[] = [
  `${assumed.eventsPerRequest} events a request (a page sends what a visit gathers), or one where the table says so`,
  "requests to S3, DynamoDB and the queue, and their bytes, as `npm run cost` counted them in the product's own code (docs/cost.md): " +
    `at ${assumed.eventsPerRequest} a request, a raw object has ${Math.round(kept.rawBytesPerRequest)} bytes, and each hour with events costs the compactor ` +
    `${Math.round(kept.listsPerHour)} lists, ${Math.round(kept.getsPerHour)} reads and ${Math.round(kept.putsPerHour)} writes beside the raw objects`,
  `a run of the compactor lists ${Math.round(idleRun.lists)} times where nobody has sent anything`,
  `${lakeBytesPerEvent()} bytes an event in the lake, the list of ids included, and ${measured("lake.rolledUpBytesPerEvent")} more where its day is rolled up: hourly files stay beside the file that stands for them`,
  `storage as it is after ${assumed.keptMonths} months, all of it in S3 Standard; old versions and expiry are not counted`,
  "every object that a replicated bucket takes is written again and sent to the other region once",
  "each request of a page has one visitor's events; a back end's mix visitors, and write an item for each of them",
  `functions take the processor time that was measured on ${counted.measured.on} (${counted.measured.machine}), by their share of a processor, ` +
    `which is whole at ${assumed.mbPerProcessor} MB, and wait ${assumed.putWaitMs} ms for a put, ${assumed.getWaitMs} for a get, ${assumed.listWaitMs} for a list ` +
    `and ${assumed.tableWaitMs} for a table; the compactor gets ${assumed.getsAtOnce} objects at once; other schedules run ${assumed.scheduledSecondsPerRun} s`,
  "2 GB for the compactor where a state machine starts it",
  `${assumed.queueRequestsPerMessage} queue requests a message; ${assumed.messagesPerCall} messages a call of what a queue feeds; ` +
    `without messages, Lambda asks a queue ${assumed.pollersPerQueue} times in ${assumed.pollSeconds} s`,
  `X-Ray traces the first call of each second and ${assumed.tracedShareBeyond * 100} % of the others`,
  `one request to a key for ${1 / assumed.keyRequestsPerObject} objects, thanks to bucket keys`,
  `${assumed.queriesPerDay} queries a day, those of the nightly checks among them, each over ${assumed.daysPerQuery} days and ${assumed.columnShare * 100} % of the columns' bytes, ` +
    `at least ${assumed.bytesAtLeastPerQuery / 1e6} MB`,
  `${assumed.accessLogBytesPerRequest} bytes of access log a request, and ${assumed.platformLogBytesPerCall} bytes of Lambda's own lines a function call beside the function's`,
  "first-tier list prices, no free tier, no discount, no tax, no data transfer to the internet but CloudFront's answers",
];

/** Of Parquet and of the list of ids. */
export function lakeBytesPerEvent(): number {
  return measured("lake.dataBytesPerEvent") + measured("lake.seenBytesPerEvent");
}
