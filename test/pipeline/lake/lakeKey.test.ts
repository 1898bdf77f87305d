import {
  type AttemptId,
  commitKey,
  commitsPrefix,
  countedKey,
  type Day,
  dataKey,
  dayOfManifest,
  hourCommitPrefix,
  manifestKey,
  manifestPrefix,
  parseCommitKey,
  parseCountedKey,
  parseDataKey,
  parseQuarantineKey,
  parseSidecarKey,
  quarantineKey,
  type Sidecar,
  sidecarKey,
  sidecarPrefix,
  type Unit,
  unitName,
  watermarkKey,
} from "../../../pipeline/lake/lakeKey";
import type { Hour } from "../../../pipeline/raw/rawKey";

const aUnit: Unit = { hour: "2026-03-01T18" as Hour, shard: 7 };
const aDay = "2026-02-28" as Day;
const anAttempt = "5d0c9be7-attempt" as AttemptId;
const aHash = "0f".repeat(32);
const aSidecar: Sidecar = { unit: aUnit, inputs: 12, inputsHash: aHash };

test("the lake's keys are laid out as its readers, roles and life cycle rules know them", () => {
  expect(unitName(aUnit)).toBe("2026-03-01T18-s07");
  expect(manifestKey("events", aDay)).toBe("lake/events/manifest/dt=2026-02-28/symlink.txt");
  expect(dataKey("events", aDay, aUnit, anAttempt)).toBe(
    "lake/events/data/dt=2026-02-28/2026-03-01T18-s07-5d0c9be7-attempt.parquet",
  );
  expect(commitKey("events", aUnit, 3)).toBe("lake/events/commit/2026-03-01T18-s07/000003.json");
  expect(countedKey("events", aUnit, 3)).toBe("lake/events/commit/2026-03-01T18-s07/000003.counted");
  expect(sidecarKey("events", aSidecar)).toBe(`lake/events/seen/2026-03-01T18-s07-000012-${aHash}.bin`);
  expect(quarantineKey("events", aUnit, anAttempt)).toBe(
    "lake/events/quarantine/2026-03-01T18-s07-5d0c9be7-attempt.ndjson",
  );
  expect(watermarkKey("events")).toBe("lake/events/watermark.json");
});

test("prefixes begin the keys that they are to list", () => {
  expect(manifestKey("events", aDay).startsWith(manifestPrefix("events"))).toBe(true);
  const ofHour = hourCommitPrefix("events", aUnit.hour);
  expect(ofHour.startsWith(commitsPrefix("events"))).toBe(true);
  for (const key of [commitKey("events", aUnit, 1), countedKey("events", aUnit, 1)])
    expect(key.startsWith(ofHour)).toBe(true);
  for (const hours of ["2026-03", "2026-03-01"])
    expect(sidecarKey("events", aSidecar).startsWith(sidecarPrefix("events", hours))).toBe(true);
});

test("keys tell their day or unit back", () => {
  expect(dayOfManifest(manifestKey("events", aDay))).toBe(aDay);
  expect(parseCommitKey(commitKey("events", aUnit, 3))).toEqual({ unit: aUnit, sequence: 3 });
  expect(parseCountedKey(countedKey("events", aUnit, 3))).toEqual({ unit: aUnit, sequence: 3 });
  expect(parseSidecarKey(sidecarKey("events", aSidecar))).toEqual(aSidecar);
  expect(parseDataKey(dataKey("events", aDay, aUnit, anAttempt))).toEqual({
    day: aDay,
    unit: aUnit,
    attempt: anAttempt,
  });
  expect(parseQuarantineKey(quarantineKey("events", aUnit, anAttempt))).toEqual({
    unit: aUnit,
    attempt: anAttempt,
  });
});

test.each([
  "lake/events/manifest/dt=2026-02-28/symlink.txt.bak",
  "lake/events/manifest/dt=2026-02-28/_SUCCESS",
  "lake/events/seen/2026-03-01T18-s07-000001-abc.bin",
  `lake/events/seen/2026-03-01T18-s07-${aHash}.bin`,
  `lake/events/seen/2026-03-01T25-s07-000001-${aHash}.bin`,
  `lake/events/seen/2026-02-30T10-s07-000001-${aHash}.bin`,
  "lake/events/commit/2026-03-01T18-s07/notes.txt",
  "lake/events/commit/2026-03-01T18-s07/1.json",
  "lake/events/commit/2026-03-01T18-s64/000001.json",
  "lake/events/commit/2026-03-01T24-s07/000001.counted",
  "lake/events/data/dt=2026-03-01/2026-03-01T18-s07-short.parquet",
  "lake/events/data/dt=2026-03-01/2026-03-01T18-s64-attempt-1.parquet",
  "lake/events/data/2026-03-01T18-s07-attempt-1.parquet",
  "lake/events/quarantine/2026-03-01T24-s07-attempt-1.ndjson",
  "lake/events/quarantine/2026-03-01T18-s07-attempt-1.ndjson.gz",
])("the foreign key %s tells nothing", (key) => {
  const readers = [
    dayOfManifest,
    parseCommitKey,
    parseCountedKey,
    parseDataKey,
    parseQuarantineKey,
    parseSidecarKey,
  ];
  expect(readers.map((read) => read(key)).filter((told) => told !== undefined)).toEqual([]);
});
