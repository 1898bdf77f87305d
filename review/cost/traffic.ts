/** How much comes in, and what one event is like. */
export interface Traffic {
  readonly eventsPerMonth: number;
  readonly eventsPerRequest: number;
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
  eventsPerRequest: 20,
  /** A raw object is gzip: its own cost, and each event's. */
  rawBytesPerObject: 490,
  rawBytesPerEvent: 63,
  parquetBytesPerEvent: 50,
  eventsPerVisit: 35,
  itemBytesPerVisit: 500,
  closesPerVisit: 1.3,
  writeUnitsOfGrowth: 3,
  ingestMs: 20,
  accessLogBytesPerRequest: 400,
  functionLogBytesPerCall: 700,
  answerBytesPerRequest: 500,
  tracedPerSecond: 1,
  tracedShareBeyond: 0.05,
  rateWritesPerRequest: 0.4,
  queueRequestsPerMessage: 3,
  pollersPerQueue: 5,
  pollSeconds: 20,
  messagesPerCall: 2,
  countMs: 50,
  compactSecondsPerRun: 10,
  compactSecondsPerMillionEvents: 50,
  scheduledSecondsPerRun: 10,
  objectsWrittenPerRun: 7,
  listingsPerRun: 310,
  hoursListedPerRun: 25,
  keyRequestsPerObject: 0.01,
  transitionsPerRun: 10,
  queriesPerDay: 50,
  daysPerQuery: 30,
  columnShare: 0.25,
  bytesAtLeastPerQuery: 10_000_000,
  keptMonths: 12,
  serverAccessLinesPerRequest: 4,
  serverAccessBytesPerLine: 500,
} as const;

/** The same in sentences, for whoever reads the estimate. */
export const assumptions: readonly string[] = [
  `${assumed.eventsPerRequest} events a request (a page sends what a visit gathers), or one where the table says so`,
  `a raw object of ${assumed.rawBytesPerObject} bytes and ${assumed.rawBytesPerEvent} more an event (gzip); ` +
    `${assumed.parquetBytesPerEvent} bytes an event in the lake, its id included`,
  `storage as it is after ${assumed.keptMonths} months, all of it in S3 Standard; old versions and expiry are not counted`,
  `every object that a replicated bucket takes is written again and sent to the other region once`,
  `ingest runs ${assumed.ingestMs} ms a request; compaction ${assumed.compactSecondsPerRun} s a run and ` +
    `${assumed.compactSecondsPerMillionEvents} s more for a million events; other schedules ${assumed.scheduledSecondsPerRun} s a run`,
  "2 GB for the compactor where a state machine starts it",
  `each run of the compactor lists ${assumed.hoursListedPerRun} hours of four datasets, ${assumed.listingsPerRun} times in all where ` +
    `only one has records, and writes ${assumed.objectsWrittenPerRun} objects`,
  `a visit of ${assumed.eventsPerVisit} events, each of its requests with that visitor's events alone: one item of ` +
    `${assumed.itemBytesPerVisit} bytes, written once for each request and ${assumed.closesPerVisit} times when its hours close`,
  `DynamoDB takes a unit for each kB of the item at each write, and until its hour closes an item has a share for each ` +
    `request: 1 + ${assumed.writeUnitsOfGrowth} / (events a request) units, as measured on simulated days; requests that mix ` +
    "visitors, as a back end's do, write an item for each of them",
  `${assumed.rateWritesPerRequest} writes a request where requests of keys are counted: what is let through is taken ahead, more each time`,
  `${assumed.queueRequestsPerMessage} queue requests a message; ${assumed.messagesPerCall} messages a call of what a queue feeds; ` +
    `without messages, Lambda asks a queue ${assumed.pollersPerQueue} times in ${assumed.pollSeconds} s`,
  `X-Ray traces the first call of each second and ${assumed.tracedShareBeyond * 100} % of the others`,
  `one request to a key for ${1 / assumed.keyRequestsPerObject} objects, thanks to bucket keys`,
  `${assumed.queriesPerDay} queries a day, those of the nightly checks among them, each over ${assumed.daysPerQuery} days and ${assumed.columnShare * 100} % of the columns' bytes, ` +
    `at least ${assumed.bytesAtLeastPerQuery / 1e6} MB`,
  `${assumed.accessLogBytesPerRequest} bytes of access log a request and ${assumed.functionLogBytesPerCall} bytes of log a function call`,
  "first-tier list prices, no free tier, no discount, no tax, no data transfer to the internet but CloudFront's answers",
];
