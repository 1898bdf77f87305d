import type { Unit } from "../../../pipeline/lake/lakeKey";
import { decodeManifest, encodeManifest, filesOf, replaceFilesOf } from "../../../pipeline/lake/manifest";
import type { Hour } from "../../../pipeline/raw/rawKey";

const aUnit = (hour: string, shard = 0): Unit => ({ hour: hour as Hour, shard });
const aFile = (name: string): string => `lake/events/data/dt=2026-03-01/${name}.parquet`;

const first = aFile("2026-03-01T17-s00-attempt-1");
const second = aFile("2026-03-01T18-s00-attempt-1");
const otherShard = aFile("2026-03-01T18-s01-attempt-1");
const aKey = "lake/events/manifest/dt=2026-03-01/symlink.txt";
const manifest = [first, second, otherShard];

test("encodeManifest(manifest, uri) writes one absolute URI a line, and decodeManifest(key, body) reads it back", () => {
  const body = encodeManifest([first, second], "s3://acme-lake");
  expect(Buffer.from(body).toString()).toBe(`s3://acme-lake/${first}\ns3://acme-lake/${second}\n`);
  expect(decodeManifest(aKey, body)).toEqual([first, second]);
  expect(decodeManifest(aKey, encodeManifest([], "s3://acme-lake"))).toEqual([]);
});

test("decodeManifest(key, body) reads another bucket's copy, and a view into a larger buffer", () => {
  expect(decodeManifest(aKey, Buffer.from(`s3://acme-lake-backup/${first}\n`))).toEqual([first]);
  expect(decodeManifest(aKey, Buffer.from(`xxx s3://b/${first}`).subarray(4))).toEqual([first]);
});

test.each([
  "lake/events/data/x.parquet",
  "s3://acme-lake/data/x.parquet",
  "s3:///lake/x",
  "s3://acme-lake/lake/",
])("decodeManifest(key, body) names the line %s that it cannot read", (line) => {
  expect(() => decodeManifest(aKey, Buffer.from(`s3://b/${first}\n${line}\n`))).toThrow(
    `${aKey}: the line ${JSON.stringify(line)} must be SCHEME://BUCKET/lake/…`,
  );
});

test("filesOf(manifest, unit) tells the unit's own files", () => {
  expect(filesOf(manifest, aUnit("2026-03-01T18"))).toEqual([second]);
  expect(filesOf(manifest, aUnit("2026-03-01T18", 1))).toEqual([otherShard]);
  expect(filesOf(manifest, aUnit("2026-03-01T19"))).toEqual([]);
});

test("replaceFilesOf(manifest, unit, files) replaces, adds and removes a unit's files and no other's", () => {
  const again = aFile("2026-03-01T18-s00-attempt-0");
  expect(replaceFilesOf(manifest, aUnit("2026-03-01T18"), [again])).toEqual([first, again, otherShard]);
  expect(replaceFilesOf(manifest, aUnit("2026-03-01T18"), [])).toEqual([first, otherShard]);
  const earlier = aFile("2026-03-01T16-s00-attempt-9");
  expect(replaceFilesOf(manifest, aUnit("2026-03-01T16"), [earlier])).toEqual([earlier, ...manifest]);
});
