import type { Dataset, Fields, RecordOf } from "../event/dataset";
import type { DatasetName } from "../event/datasets";
import type { EpochMs } from "../event/fieldType";
import { type Day, dayOf } from "../lake/lakeKey";
import { type Envelope, envelopeDecoder } from "../raw/envelope";
import { hourOf } from "../raw/rawKey";
import { decodeLineText } from "../raw/readRawObject";
import { addRowObject } from "./addRowObject";
import type { CompactedDataset } from "./compactedDataset";
import { identityBytes } from "./identitySet";
import { sha256, sighting } from "./sighting";

/** What is particular to the change records of a dataset. */
export interface ChangeRules<R> {
  readonly name: DatasetName;
  /** The UTC date of the record's own time; undefined for one that has none yet. */
  readonly dayOf: (record: R) => Day | undefined;
  /** The columns that Footfall makes of its fields, by name. */
  readonly madeOf: (record: R) => object;
}

interface ChangeRecord {
  readonly updated_at?: EpochMs;
}

const dayMs = 24 * 3_600_000;

/**
 * Change records: each version of a thing is a row. Two are the same version where they say the same as of the same
 * `updated_at`; without it, where they were received in the same hour. So a thing that comes back to an earlier state
 * has a new version, and none is ever in conflict with another.
 *
 * A version's day is the UTC date of its own time, else that of its receipt; at the latest the day after receipt, so
 * that a mistyped year is seen, and does not lie in a partition that nobody reads.
 */
export const compactedChanges = <F extends Fields>(
  dataset: Dataset<F>,
  rules: ChangeRules<RecordOf<F>>,
): CompactedDataset<Envelope<RecordOf<F>>> => {
  type Line = Envelope<RecordOf<F>>;
  const updatedAt = ({ event }: Line): EpochMs | undefined => (event as ChangeRecord).updated_at;

  const placeOf = ({ event, received_at_ms }: Line): Day => {
    const own = rules.dayOf(event) ?? dayOf(received_at_ms);
    const latest = dayOf(received_at_ms + dayMs);
    return own < latest ? own : latest;
  };

  return {
    name: rules.name,
    columns: dataset.columns,
    sortedBy: ["site_id", "id"],
    lineReader: () => decodeLineText(envelopeDecoder(dataset)),
    sightingOf: (line, batchId, number) => {
      const hour = updatedAt(line) === undefined ? hourOf(line.received_at_ms) : "";
      const hash = sha256(`${hour}\n${JSON.stringify(dataset.codec.encode(line.event))}`);
      return sighting(hash, hash.slice(identityBytes), batchId, number);
    },
    receivedAtOf: ({ received_at_ms }) => received_at_ms,
    dayOf: placeOf,
    addRow: (line, batchId, rows) =>
      addRowObject(dataset.columns, rows, {
        ...line.event,
        ...rules.madeOf(line.event),
        version_at: updatedAt(line) ?? line.received_at_ms,
        received_at: line.received_at_ms,
        key_id: line.key_id,
        batch_id: batchId,
      }),
  };
};
