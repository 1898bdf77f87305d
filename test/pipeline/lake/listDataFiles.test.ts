import { listDataFiles } from "../../../pipeline/lake/listDataFiles";
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
