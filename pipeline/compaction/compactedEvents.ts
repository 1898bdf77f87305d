import { type Event, events } from "../event/events";
import { userDayTally } from "../metrics/userDayTally";
import { decodeEnvelope } from "../raw/envelope";
import { eventTime } from "../raw/eventTime";
import type { CompactedDataset } from "./compactedDataset";
import { eventRow } from "./eventRow";
import { sightingOf } from "./identitySet";

/** Events: the first version of an id stays, its day is that of its judged time, and the metrics are made of them. */
export const compactedEvents: CompactedDataset<Event> = {
  name: "events",
  columns: events.columns,
  decodeLine: decodeEnvelope,
  sightingOf: ({ event }, batchId, line) => sightingOf(event, batchId, line),
  rowOf: eventRow,
  timeOf: eventTime,
  userDayTally,
};
