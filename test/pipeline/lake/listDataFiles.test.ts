import { type KnownManifests, listDataFiles } from "../../../pipeline/lake/listDataFiles";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { aPipeline, type Pipeline } from "../../support/aPipeline";

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await aPipeline();
});
afterEach(() => pipeline.dispose());

const put = (key: string, ...lines: string[]) => pipeline.lake.put(key, Buffer.from(lines.join("")));

test("listDataFiles(store, dataset) gives what the manifests name, and nothing that merely lies there", async () => {
  await put("lake/events/manifest/dt=2026-03-02/symlink.txt", "s3://lake/lake/events/data/dt=2026-03-02/c\n");
  await put(
    "lake/events/manifest/dt=2026-03-01/symlink.txt",
    "s3://lake/lake/events/data/dt=2026-03-01/a\n",
    "s3://lake/lake/events/data/dt=2026-03-01/b\n",
  );
  await put(
    "lake/events/manifest/dt=2026-03-01/symlink.txt.bak",
    "s3://lake/lake/events/data/dt=2026-03-01/x\n",
  );
  await put("lake/orders/manifest/dt=2026-03-01/symlink.txt", "s3://lake/lake/orders/data/dt=2026-03-01/o\n");
  await put("lake/events/data/dt=2026-03-01/unnamed.parquet", "PAR1");
  expect(await listDataFiles(pipeline.lake, "events")).toEqual([
    "lake/events/data/dt=2026-03-01/a",
    "lake/events/data/dt=2026-03-01/b",
    "lake/events/data/dt=2026-03-02/c",
  ]);
});

test("listDataFiles(store, dataset) gives nothing for an empty lake, or days whose rows have all moved", async () => {
  expect(await listDataFiles(pipeline.lake, "events")).toEqual([]);
  await put("lake/events/manifest/dt=2026-03-01/symlink.txt");
  expect(await listDataFiles(pipeline.lake, "events")).toEqual([]);
});

test("listDataFiles(store, dataset, known) reads a manifest once, and again when it is another", async () => {
  const day = (name: string) => `lake/events/manifest/dt=2026-03-0${name}/symlink.txt`;
  await put(day("1"), "s3://lake/lake/events/data/dt=2026-03-01/a\n");
  await put(day("2"), "s3://lake/lake/events/data/dt=2026-03-02/b\n");
  const read: string[] = [];
  const store: ObjectStore = {
    ...pipeline.lake,
    get: (key) => {
      read.push(key);
      return pipeline.lake.get(key);
    },
  };
  const known: KnownManifests = new Map();
  expect(await listDataFiles(store, "events", known)).toHaveLength(2);
  expect(await listDataFiles(store, "events", known)).toHaveLength(2);
  expect(read).toEqual([day("1"), day("2")]);

  await put(day("2"), "s3://lake/lake/events/data/dt=2026-03-02/c\n");
  expect(await listDataFiles(store, "events", known)).toEqual([
    "lake/events/data/dt=2026-03-01/a",
    "lake/events/data/dt=2026-03-02/c",
  ]);
  expect(read).toEqual([day("1"), day("2"), day("2")]);
});
