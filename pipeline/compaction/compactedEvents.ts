import { events } from "../event/events";
import { dayOf } from "../lake/lakeKey";
import { userDayTally } from "../metrics/userDayTally";
import { decodeEnvelope, type Envelope } from "../raw/envelope";
import { eventTime } from "../raw/eventTime";
import { decodeLineText } from "../raw/readRawObject";
import { addRowObject } from "./addRowObject";
import type { CompactedDataset } from "./compactedDataset";
import { eventRow } from "./eventRow";
import { sightingOf } from "./identitySet";

/** Events: the first version of an id stays, its day is that of its judged time, and the metrics are made of them. */
export const compactedEvents: CompactedDataset<Envelope> = {
  name: "events",
  columns: events.columns,
  sortedBy: ["site_id", "event_type", "occurred_at"],
  lineReader: () => decodeLineText(decodeEnvelope),
  sightingOf: ({ event }, batchId, line) => sightingOf(event, batchId, line),
  receivedAtOf: ({ received_at_ms }) => received_at_ms,
  dayOf: (line) => dayOf(eventTime(line).occurredAtMs),
  addRow: (line, batchId, rows) => addRowObject(events.columns, rows, eventRow(line, batchId).row),
  timeOf: eventTime,
  userDayTally,
};
