import * as t from "io-ts";
import { isCalendarDate } from "../event/calendarDate";
import { decode } from "../event/decode";
import { parseJson } from "../event/parseJson";
import type { AttemptId, Day } from "./lakeKey";

/** What happened to the lines of a unit. Each line is a row, a duplicate or quarantined; the others are some of these. */
export const CompactionCounts = t.readonly(
  t.type({
    objects: t.number,
    lines: t.number,
    rows: t.number,
    duplicates: t.number,
    /** Rows whose time was put right by the sender's clock. */
    skew_corrected: t.number,
    /** Rows whose time lay outside the limits. */
    clamped: t.number,
    /** Rows that had occurred an hour or more before they were received. */
    late: t.number,
    quarantined: t.number,
    /** Quarantined lines whose id came before with other content. */
    conflicts: t.number,
  }),
);
export type CompactionCounts = t.TypeOf<typeof CompactionCounts>;

/** The counts of nothing. */
export const noCounts: CompactionCounts = {
  objects: 0,
  lines: 0,
  rows: 0,
  duplicates: 0,
  skew_corrected: 0,
  clamped: 0,
  late: 0,
  quarantined: 0,
  conflicts: 0,
};

/** A partition's date. */
export const dayCodec: t.Type<Day, string, unknown> = new t.Type<Day, string, unknown>(
  "a date as 2026-03-01",
  (u): u is Day => isCalendarDate(u),
  (u, context) => (dayCodec.is(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);

/** What names an attempt. */
export const attemptCodec: t.Type<AttemptId, string, unknown> = new t.Type<AttemptId, string, unknown>(
  "an attempt's id",
  (u): u is AttemptId => typeof u === "string" && /^[0-9a-z-]{8,64}$/.test(u),
  (u, context) => (attemptCodec.is(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);

/** A data file that an attempt wrote. */
export const DataFile = t.readonly(
  t.type({ day: dayCodec, key: t.string, rows: t.number, bytes: t.number, sha256: t.string }),
);
export type DataFile = t.TypeOf<typeof DataFile>;

/** What one attempt at a unit read and wrote: written once, before any manifest names its files. */
export const CommitRecord = t.readonly(
  t.type(
    {
      version: t.literal(2),
      /** Its place among the unit's records, from 1: what a later one read includes what an earlier one read. */
      sequence: t.number,
      attempt: attemptCodec,
      created_at_ms: t.number,
      /** The record whose attempt encoded the rows: its own, or an earlier one that it confirms. */
      encoded: t.readonly(t.type({ sequence: t.number, at_ms: t.number })),
      /** The unit's raw objects, with their tags. */
      inputs: t.readonlyArray(t.readonly(t.type({ key: t.string, etag: t.string }))),
      /** The sidecars of the units before it whose events it does not repeat. */
      sidecars: t.readonlyArray(t.string),
      outputs: t.readonlyArray(DataFile),
      counts: CompactionCounts,
      /** The file that lists its quarantined lines; null where there are none. */
      quarantine: t.union([t.string, t.null]),
    },
    "commit record",
  ),
);
export type CommitRecord = t.TypeOf<typeof CommitRecord>;

export const encodeCommitRecord = (record: CommitRecord): Uint8Array =>
  Buffer.from(JSON.stringify(CommitRecord.encode(record)));

/** Throws for anything but a commit record: nothing but the compactor writes there. */
export const decodeCommitRecord = (key: string, body: Uint8Array): CommitRecord => {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  const parsed = parseJson(text, "is not JSON");
  const decoded = parsed.kind === "valid" ? decode(CommitRecord, parsed.value) : parsed;
  if (decoded.kind === "valid") return decoded.value;
  throw new Error(`${key}: is no commit record: ${decoded.errors.join("; ")}`);
};
