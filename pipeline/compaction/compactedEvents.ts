import { events } from "../event/events";
import { userDayTally } from "../metrics/userDayTally";
import { dayOfLine, type EventLine, timeOfLine } from "../raw/eventLine";
import { eventLineReader } from "../raw/eventLineReader";
import { addEventRow } from "./addEventRow";
import type { CompactedDataset } from "./compactedDataset";
import { sightingOf } from "./sighting";

/** Events: the first version of an id stays, its day is that of its judged time, and the metrics are made of them. */
export const compactedEvents: CompactedDataset<EventLine> = {
  name: "events",
  columns: events.columns,
  sortedBy: ["site_id", "event_type", "occurred_at"],
  lineReader: eventLineReader,
  sightingOf,
  receivedAtOf: ({ receivedAtMs }) => receivedAtMs,
  dayOf: dayOfLine,
  addRow: addEventRow,
  timeOf: timeOfLine,
  userDayTally,
};
