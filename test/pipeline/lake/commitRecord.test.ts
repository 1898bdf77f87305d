import {
  type CommitRecord,
  decodeCommitRecord,
  encodeCommitRecord,
} from "../../../pipeline/lake/commitRecord";
import type { AttemptId, Day } from "../../../pipeline/lake/lakeKey";

const aRecord: CommitRecord = {
  version: 2,
  sequence: 2,
  attempt: "attempt-0001" as AttemptId,
  created_at_ms: 1_772_391_900_000,
  encoded: { sequence: 1, at_ms: 1_772_391_800_000 },
  inputs: [{ key: "raw/events/x.ndjson.gz", etag: "tag" }],
  sidecars: ["lake/events/seen/x.bin"],
  outputs: [
    { day: "2026-03-01" as Day, key: "lake/events/data/x.parquet", rows: 2, bytes: 800, sha256: "ab" },
  ],
  counts: {
    ...{ objects: 1, lines: 4, rows: 2, duplicates: 1, skew_corrected: 1, clamped: 0 },
    ...{ late: 1, quarantined: 1, conflicts: 0 },
  },
  quarantine: "lake/events/quarantine/x.ndjson",
};

test("decodeCommitRecord(key, body) reads what encodeCommitRecord(record) wrote", () => {
  expect(decodeCommitRecord("a.json", encodeCommitRecord(aRecord))).toEqual(aRecord);
});

test.each<[string, unknown, RegExp]>([
  ["of another version", { ...aRecord, version: 1 }, /^a\.json: is no commit record: version: /],
  ["with an attempt that is no name", { ...aRecord, attempt: "../x" }, /attempt: must be an attempt's id/],
  [
    "with a day that is none",
    { ...aRecord, outputs: [{ ...aRecord.outputs[0], day: "March" }] },
    /a date as 2026-03-01/,
  ],
  ["without counts", { ...aRecord, counts: undefined }, /counts/],
])("decodeCommitRecord(key, body) refuses a record %s", (_, record, message) => {
  expect(() => decodeCommitRecord("a.json", Buffer.from(JSON.stringify(record)))).toThrow(message);
});

test("decodeCommitRecord(key, body) names the key of what is not JSON", () => {
  expect(() => decodeCommitRecord("a.json", Buffer.from("{"))).toThrow(
    "a.json: is no commit record: is not JSON",
  );
});
