import { type LakeObject, lakeObject } from "../../../pipeline/sweep/lakeObject";

const unit = { hour: "2026-03-01T18", shard: 7 };
const hash = "0123456789abcdef".repeat(4);

test.each([
  ["data/dt=2026-03-02/2026-03-01T18-s07-attempt-0001.parquet", { kind: "data", day: "2026-03-02", unit }],
  ["quarantine/2026-03-01T18-s07-attempt-0001.ndjson", { kind: "quarantine", unit }],
  [`seen/2026-03-01T18-s07-000012-${hash}.bin`, { kind: "sidecar", unit, inputs: 12 }],
  ["manifest/dt=2026-03-02/symlink.txt", { kind: "manifest", day: "2026-03-02" }],
  ["commit/2026-03-01T18-s07/000001.json", { kind: "history" }],
  ["commit/2026-03-01T18-s07/000001.counted", { kind: "history" }],
  ["watermark.json", { kind: "history" }],
])("lake/events/%s is known by its name", (name, object) => {
  expect(lakeObject("events", `lake/events/${name}`)).toEqual(object);
});

test.each([
  "",
  "data/",
  "data/dt=2026-03-02/notes.txt",
  "data/dt=2026-03-02/2026-03-01T18-s07-attempt-0001.parquet.tmp",
  "data/dt=2026-03-02/2026-03-01T18-s07-short.parquet",
  "data/dt=2026-03-02/2026-03-01T18-s07-Attempt-0001.parquet",
  "data/dt=2026-03-02/2026-03-01T24-s07-attempt-0001.parquet",
  "data/dt=2026-03-02/2026-03-01T18-s64-attempt-0001.parquet",
  "data/dt=2026-02-30/2026-03-01T18-s07-attempt-0001.parquet",
  "data/2026-03-01T18-s07-attempt-0001.parquet",
  "copy/data/dt=2026-03-02/2026-03-01T18-s07-attempt-0001.parquet",
  "data/dt=2026-03-02/data/dt=2026-03-02/2026-03-01T18-s07-attempt-0001.parquet",
  "quarantine/2026-03-01T18-s07-attempt-0001.json",
  "old/quarantine/2026-03-01T18-s07-attempt-0001.ndjson",
  `seen/2026-03-01T18-s07-12-${hash}.bin`,
  `seen/2026-03-01T18-s07-000012-${hash}`,
  `seen/old/seen/2026-03-01T18-s07-000012-${hash}.bin`,
  `ids/2026-03-01T18-s07-${hash}.bin`,
  "manifest/dt=2026-03-02/symlink.txt.bak",
  "x/manifest/dt=2026-03-02/symlink.txt",
  "commit/2026-03-01T18-s07/attempt-0001.json",
  "x/commit/2026-03-01T18-s07/000001.json",
  "x/commit/2026-03-01T18-s07/000001.counted",
  "watermark.json.bak",
])("lake/events/%s is foreign", (name) => {
  expect(lakeObject("events", `lake/events/${name}`)).toEqual({ kind: "foreign" } satisfies LakeObject);
});

test.each([
  "lake/orders/data/dt=2026-03-02/2026-03-01T18-s07-attempt-0001.parquet",
  "lake/orders/quarantine/2026-03-01T18-s07-attempt-0001.ndjson",
  `lake/orders/seen/2026-03-01T18-s07-000012-${hash}.bin`,
  "/lake/events/data/dt=2026-03-02/2026-03-01T18-s07-attempt-0001.parquet",
])("of another dataset, %s is foreign", (key) => {
  expect(lakeObject("events", key)).toEqual({ kind: "foreign" });
});
