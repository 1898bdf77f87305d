import { type CountedDay, countedDay, idleDay } from "./countedDay";
import { countedPacks } from "./countedPacks";

/** What is counted anew, before it is kept. */
export interface FreshCounts {
  readonly direct: Readonly<Record<string, CountedDay>>;
  readonly idle: CountedDay;
  readonly packs: Readonly<Record<string, CountedDay>>;
}

/** Requests of so many events each are counted. */
export const batches = [1, 5, 20, 100, 500] as const;

/** The packer is counted taking so many messages at once. */
export const messagesAtOnce = [1, 10, 100, 1000] as const;

/** Counts everything. `tell` hears what is being counted. */
export const freshCounts = async (tell: (what: string) => void): Promise<FreshCounts> => {
  const direct: Record<string, CountedDay> = {};
  const packs: Record<string, CountedDay> = {};
  for (const eventsPerRequest of batches) {
    tell(`a day of ${eventsPerRequest} events a request`);
    direct[eventsPerRequest] = await countedDay(eventsPerRequest);
    for (const messages of messagesAtOnce)
      packs[`${eventsPerRequest}x${messages}`] = await countedPacks(eventsPerRequest, messages);
  }
  tell("a day without events");
  return { direct, idle: await idleDay(), packs };
};
