import stored from "./counted.json";

/** What was asked of the ports, by what was asked (`raw.put`, `metrics.add.units`, …), in whole numbers. */
export type Counts = Readonly<Record<string, number>>;

/** What a machine took, by what took it: processor time in milliseconds, or bytes. */
export type Measures = Readonly<Record<string, number>>;

/** What `npm run cost` has counted and measured: the requests that the code makes, not guesses. */
export interface Counted {
  /** A simulated day of requests of so many events each, its schedules included. */
  readonly direct: Readonly<Record<string, Counts>>;
  /** A day on which nobody sends anything. */
  readonly idle: Counts;
  /** Buffered delivery, by events a request and messages that the packer takes at once: `20x100`. */
  readonly packs: Readonly<Record<string, Counts>>;
  readonly measured: { readonly on: string; readonly machine: string; readonly values: Measures };
}

export const counted: Counted = stored;

/** The numbers of events a request that were counted, in ascending order. */
export const countedBatches: readonly number[] = Object.keys(counted.direct)
  .map(Number)
  .sort((a, b) => a - b);

/** What one request, one event and one hour with events ask of the ports, where requests have so many events. */
export interface Rates {
  readonly rawBytesPerRequest: number;
  /** Of one JSON body. */
  readonly wireBytesPerRequest: number;
  readonly rateWritesPerRequest: number;
  readonly countLogBytesPerRequest: number;
  readonly ingestLogBytesPerRequest: number;
  /** Raw objects read: by count and by compaction. */
  readonly rawGetsPerRequest: number;
  /** Keys of raw objects listed by the runs that look at their hour; beyond the first of a listing, a thousand are a request. */
  readonly rawKeysListedPerRequest: number;
  /** Items of the metrics table written while their hour is open, and what DynamoDB charges for that. */
  readonly addsPerRequest: number;
  readonly addUnitsPerRequest: number;
  readonly closeUnitsPerEvent: number;
  readonly itemBytesPerEvent: number;
  /** Beyond what a run does for an hour without events; of all runs that look at the hour. */
  readonly listsPerHour: number;
  readonly getsPerHour: number;
  readonly putsPerHour: number;
  /** What the roll-up of a day with events asks beyond a night without any. */
  readonly rollUpListsPerDay: number;
  readonly rollUpGetsPerDay: number;
  readonly rollUpPutsPerDay: number;
  /** What each later night asks again of a day that is rolled up. */
  readonly rollUpGetsPerClosedDay: number;
}

/** Throws where requests of so many events were never counted. */
export const ratesOf = (eventsPerRequest: number): Rates => {
  const day = counted.direct[eventsPerRequest];
  if (day === undefined)
    throw new Error(
      `${eventsPerRequest} events a request: were not counted, only ${countedBatches.join(", ")}`,
    );
  const { idle } = counted;
  const of = (name: string, counts: Counts = day): number => counts[name] ?? 0;
  const requests = of("ingest.call");
  const events = of("events");
  const hours = of("lake.put data");
  const beyondIdle = (name: string): number => of(name) - of(name, idle);
  return {
    rawBytesPerRequest: of("raw.put.bytes") / requests,
    wireBytesPerRequest: of("wire.bytes") / requests,
    rateWritesPerRequest: of("rates.write") / requests,
    countLogBytesPerRequest: of("count.log.bytes") / requests,
    ingestLogBytesPerRequest: of("ingest.log.bytes") / requests,
    rawGetsPerRequest: of("raw.get") / requests,
    rawKeysListedPerRequest: of("raw.list.keys") / requests,
    addsPerRequest: of("metrics.add") / requests,
    addUnitsPerRequest: of("metrics.add.units") / requests,
    closeUnitsPerEvent: of("metrics.close.units") / events,
    itemBytesPerEvent: of("items.bytes") / events,
    listsPerHour: (beyondIdle("raw.list") + beyondIdle("lake.list")) / hours,
    getsPerHour: beyondIdle("lake.get") / hours,
    putsPerHour: of("lake.put") / hours,
    rollUpListsPerDay: beyondIdle("rollUp.list"),
    rollUpGetsPerDay: beyondIdle("rollUp.get"),
    rollUpPutsPerDay: of("rollUp.put"),
    rollUpGetsPerClosedDay: beyondIdle("rollUpAgain.get"),
  };
};

/** What a run of the compactor asks of S3 where nobody has sent anything. */
export const idleRun = {
  lists: perRun("raw.list") + perRun("lake.list"),
  gets: perRun("lake.get"),
};

/** What a night's roll-up asks of S3 where no day has events. */
export const idleRollUp = {
  lists: counted.idle["rollUp.list"] ?? 0,
  gets: counted.idle["rollUp.get"] ?? 0,
};

function perRun(name: string): number {
  return (counted.idle[name] ?? 0) / (counted.idle["compact.call"] ?? 1);
}

/** Something measured, by its name. Throws for one that was not. */
export const measured = (name: string): number => {
  const value = counted.measured.values[name];
  if (value === undefined) throw new Error(`${name}: was not measured`);
  return value;
};
