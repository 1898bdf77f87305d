import { isCalendarDate } from "../event/calendarDate";
import {
  commitKey,
  countedKey,
  type Day,
  dataKey,
  dayOfManifest,
  manifestKey,
  parseCommitKey,
  parseCountedKey,
  parseDataKey,
  parseQuarantineKey,
  parseRolledKey,
  parseRollUpKey,
  parseSidecarKey,
  quarantineKey,
  type RollUpName,
  rolledKey,
  rollUpKey,
  sidecarKey,
  type Unit,
  watermarkKey,
} from "../lake/lakeKey";
import type { ObjectKey } from "../storage/objectStore";

/** What an object of a dataset's lake is, as far as its key says. */
export type LakeObject =
  | { readonly kind: "data"; readonly day: Day; readonly unit: Unit }
  /** A roll-up's data file. */
  | { readonly kind: "rolled"; readonly day: Day; readonly rollUp: RollUpName }
  | { readonly kind: "rollUpRecord"; readonly day: Day; readonly rollUp: RollUpName }
  | { readonly kind: "quarantine"; readonly unit: Unit }
  | { readonly kind: "sidecar"; readonly unit: Unit; readonly inputs: number }
  | { readonly kind: "manifest"; readonly day: Day }
  /** A commit record, a marker or the watermark: nothing that is ever swept. */
  | { readonly kind: "history" }
  | { readonly kind: "foreign" };

/** Reads a key to the letter: what the pipeline would not name just so is foreign, and left alone. */
export const lakeObject = (dataset: string, key: ObjectKey): LakeObject =>
  dataFile(dataset, key) ??
  rolledFile(dataset, key) ??
  rollUpRecord(dataset, key) ??
  quarantineFile(dataset, key) ??
  sidecar(dataset, key) ??
  manifest(dataset, key) ??
  (isHistory(dataset, key) ? { kind: "history" } : { kind: "foreign" });

const dataFile = (dataset: string, key: ObjectKey): LakeObject | undefined => {
  const name = parseDataKey(key);
  return name !== undefined &&
    isCalendarDate(name.day) &&
    dataKey(dataset, name.day, name.unit, name.attempt) === key
    ? { kind: "data", day: name.day, unit: name.unit }
    : undefined;
};

const rolledFile = (dataset: string, key: ObjectKey): LakeObject | undefined => {
  const rollUp = parseRolledKey(key);
  return rollUp !== undefined &&
    isCalendarDate(rollUp.day) &&
    rolledKey(dataset, rollUp.day, rollUp.attempt) === key
    ? { kind: "rolled", day: rollUp.day, rollUp }
    : undefined;
};

const rollUpRecord = (dataset: string, key: ObjectKey): LakeObject | undefined => {
  const rollUp = parseRollUpKey(key);
  return rollUp !== undefined && isCalendarDate(rollUp.day) && rollUpKey(dataset, rollUp) === key
    ? { kind: "rollUpRecord", day: rollUp.day, rollUp }
    : undefined;
};

const quarantineFile = (dataset: string, key: ObjectKey): LakeObject | undefined => {
  const name = parseQuarantineKey(key);
  return name !== undefined && quarantineKey(dataset, name.unit, name.attempt) === key
    ? { kind: "quarantine", unit: name.unit }
    : undefined;
};

const sidecar = (dataset: string, key: ObjectKey): LakeObject | undefined => {
  const name = parseSidecarKey(key);
  return name !== undefined && sidecarKey(dataset, name) === key
    ? { kind: "sidecar", unit: name.unit, inputs: name.inputs }
    : undefined;
};

const manifest = (dataset: string, key: ObjectKey): LakeObject | undefined => {
  const day = dayOfManifest(key);
  return day !== undefined && manifestKey(dataset, day) === key ? { kind: "manifest", day } : undefined;
};

const isHistory = (dataset: string, key: ObjectKey): boolean => {
  const record = parseCommitKey(key);
  const marker = parseCountedKey(key);
  return (
    key === watermarkKey(dataset) ||
    (record !== undefined && commitKey(dataset, record.unit, record.sequence) === key) ||
    (marker !== undefined && countedKey(dataset, marker.unit, marker.sequence) === key)
  );
};
