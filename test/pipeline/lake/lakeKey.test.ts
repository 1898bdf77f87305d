import {
  type AttemptId,
  commitKey,
  commitPrefix,
  type Day,
  dataKey,
  dayOfManifest,
  hourCommitPrefix,
  manifestKey,
  manifestPrefix,
  sidecarKey,
  sidecarPrefix,
  type Unit,
  unitName,
  unitOfCommit,
  unitOfSidecar,
} from "../../../pipeline/lake/lakeKey";
import type { Hour } from "../../../pipeline/raw/rawKey";

const aUnit: Unit = { hour: "2026-03-01T18" as Hour, shard: 7 };
const aDay = "2026-02-28" as Day;
const anAttempt = "5d0c9be7-attempt" as AttemptId;
const aHash = "0f".repeat(32);

test("the lake's keys are laid out as its readers, roles and life cycle rules know them", () => {
  expect(unitName(aUnit)).toBe("2026-03-01T18-s07");
  expect(manifestKey("events", aDay)).toBe("lake/events/manifest/dt=2026-02-28/symlink.txt");
  expect(dataKey("events", aDay, aUnit, anAttempt)).toBe(
    "lake/events/data/dt=2026-02-28/2026-03-01T18-s07-5d0c9be7-attempt.parquet",
  );
  expect(commitKey("events", aUnit, anAttempt)).toBe(
    "lake/events/commit/2026-03-01T18-s07/5d0c9be7-attempt.json",
  );
  expect(sidecarKey("events", aUnit, aHash)).toBe(`lake/events/ids/2026-03-01T18-s07-${aHash}.bin`);
});

test("prefixes begin the keys that they are to list", () => {
  expect(manifestKey("events", aDay).startsWith(manifestPrefix("events"))).toBe(true);
  expect(commitKey("events", aUnit, anAttempt).startsWith(commitPrefix("events", aUnit))).toBe(true);
  expect(commitPrefix("events", aUnit).startsWith(hourCommitPrefix("events", aUnit.hour))).toBe(true);
  expect(sidecarKey("events", aUnit, aHash).startsWith(sidecarPrefix("events", "2026-03-01"))).toBe(true);
});

test("keys tell their day or unit back", () => {
  expect(dayOfManifest(manifestKey("events", aDay))).toBe(aDay);
  expect(unitOfCommit(commitKey("events", aUnit, anAttempt))).toEqual(aUnit);
  expect(unitOfSidecar(sidecarKey("events", aUnit, aHash))).toEqual(aUnit);
});

test.each([
  "lake/events/manifest/dt=2026-02-28/symlink.txt.bak",
  "lake/events/manifest/dt=2026-02-28/_SUCCESS",
  "lake/events/ids/2026-03-01T18-s07-abc.bin",
  `lake/events/ids/2026-03-01T25-s07-${aHash}.bin`,
  `lake/events/ids/2026-02-30T10-s07-${aHash}.bin`,
  "lake/events/commit/2026-03-01T18-s07/notes.txt",
  "lake/events/commit/2026-03-01T24-s07/attempt.json",
])("the foreign key %s tells nothing", (key) => {
  expect([dayOfManifest(key), unitOfCommit(key), unitOfSidecar(key)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
