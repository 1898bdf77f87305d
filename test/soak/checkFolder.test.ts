import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { anIngest } from "../fixtures/anIngest";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { aMetricsTable } from "../support/aMetricsTable";
import { checkFolder, type FolderCheck } from "./checkFolder";
import { reader } from "./reader";
import { contentOf, identityOf, type SentEvent } from "./sentEvent";

const nowMs = Date.UTC(2026, 2, 1, 18, 42, 8);

const anEvent = (id: string, fields: Readonly<Record<string, unknown>> = {}): SentEvent => ({
  event_id: id,
  event_type: "page_view",
  site_id: "luna",
  occurred_at: "2026-03-01T18:42:07.120Z",
  user_id: "ada",
  ...fields,
});

const first = anEvent("e-1", {
  event_type: "order_placed",
  order_id: "o-1",
  total_minor: 900,
  session_id: "s-1",
});
const second = anEvent("e-2", { properties: { at: ["bar"] } });
const other = anEvent("e-1", { page_title: "another" });

/** A data folder to which clients have sent, one hour after another. */
const aDataFolder = async (): Promise<string> => {
  const folder = aTemporaryFolder();
  const store = dirObjectStore({ folder: join(folder, "raw"), bucket: "raw" });
  await anIngest({ store, shards: 1 }).send(JSON.stringify([first, second, first]));
  const later = anIngest({ store, shards: 1, now: () => nowMs + 3_600_000 });
  await later.send(JSON.stringify([other]));
  return folder;
};

const told = (...events: readonly SentEvent[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const contents = new Map<string, Set<string>>();
  for (const event of events)
    contents.set(identityOf(event), (contents.get(identityOf(event)) ?? new Set()).add(contentOf(event)));
  return contents;
};

const check = (
  folder: string,
  options: Partial<Parameters<typeof checkFolder>[0]> = {},
): Promise<FolderCheck> =>
  checkFolder({
    folder,
    acknowledged: told(first, second, other),
    refused: new Set(["luna refused"]),
    nowMs: nowMs + 3_600_000,
    ...options,
  });

/** The path of the only data file of the first hour. */
const dataFileIn = (folder: string): string => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return join(folder, names.find((name) => name.endsWith(".parquet")) ?? "none");
};

const manifestIn = (folder: string): string =>
  join(folder, "lake/lake/events/manifest/dt=2026-03-01/symlink.txt");

test("a folder in which all is well is told in figures", async () => {
  const { violations, figures } = await check(await aDataFolder());
  expect(violations).toEqual([]);
  expect(figures).toEqual({ rows: 2, duplicates: 1, conflicts: 1, userDays: 1, orphans: 0 });
});

test("what is lost, shown twice, wrongly counted, left over or a failure is found", async () => {
  const folder = await aDataFolder();
  await check(folder);

  const file = dataFileIn(folder);
  const copy = join(dirname(file), "2026-02-01T00-s00-00000000-0000.parquet");
  copyFileSync(file, copy);
  writeFileSync(manifestIn(folder), `s3://lake/lake/events/data/dt=2026-03-01/${copy.split("/").at(-1)}\n`, {
    flag: "a",
  });
  writeFileSync(join(folder, "lake/.incoming/half"), "");
  writeFileSync(join(folder, "footfall.log"), '{"event":"ingest","status":503}\n{"event":"inge');
  const { violations } = await check(folder, {
    acknowledged: told(first, anEvent("e-2", { quantity: 2 }), other, anEvent("e-3")),
    refused: new Set(["luna e-2"]),
  });
  const found = violations.join("\n");
  expect(found).toMatch(/^lost: luna e-2, acknowledged as .*$/m);
  expect(found).toMatch(/^lost: luna e-3, /m);
  expect(found).toMatch(/^lake: luna e-2, which was refused$/m);
  expect(found).toMatch(/^lake: luna e-1 is shown 2 times$/m);
  expect(found).toMatch(/2026-02-01T00-s00-00000000-0000.parquet: is not what an attempt has committed to$/m);
  expect(found).toMatch(
    /^metrics: ada 2026-03-01 luna: .*"events":2,.*but the lake's rows say .*"events":4,/m,
  );
  expect(found).toMatch(/half is left over$/m);
  expect(found).toMatch(/^log: \{"event":"ingest","status":503\}$/m);
});

test("metrics that say more than the lake, and such as are not final, are found", async () => {
  const folder = await aDataFolder();
  await check(folder);
  const dynalite = await aMetricsTable(join(folder, "metrics"));
  const [day] = await dynalite.table.read("ada", "2026-03-01" as never, "2026-03-01" as never);
  if (day === undefined) throw new Error("nothing is counted");
  const unit = (hour: string) => ({ hour: hour as never, shard: 0 });
  await dynalite.table.close({ ...day, unit: unit("2026-03-01T03"), sequence: 1, metrics: day.final });
  const share = { ...day, unit: unit("2026-03-01T04"), batchId: "ab".repeat(32), metrics: day.final };
  await dynalite.table.add(share);
  await dynalite.close();

  const { violations } = await check(folder);
  expect(violations).toEqual([
    "metrics: ada 2026-03-01 luna: 2 events are provisional",
    expect.stringMatching(
      /^metrics: ada 2026-03-01 luna: .*"events":4,.*but the lake's rows say .*"events":2,/,
    ),
  ]);
});

test("a raw object that is gone, and a data file that is torn, are found", async () => {
  const folder = await aDataFolder();
  await check(folder);
  rmSync(join(folder, "raw/raw/events/dt=2026-03-01/hr=19"), { recursive: true });
  const found = (await check(folder)).violations.join("\n");
  expect(found).toMatch(/^compaction of 2026-03-01T19-s00 fails: .*has gone since/m);
  expect(found).toMatch(/^lost: luna e-1, acknowledged as .*another/m);

  const file = dataFileIn(folder);
  writeFileSync(file, readFileSync(file).subarray(0, 1_000));
  expect((await check(folder)).violations.join("\n")).toMatch(
    /^the folder cannot be checked: .*No magic bytes/m,
  );
});

test("a reader finds what has gone out of sight, and what cannot be read", async () => {
  const folder = await aDataFolder();
  await check(folder);
  const looking = await reader(folder);
  while (looking.figures.rows < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  writeFileSync(manifestIn(folder), "");
  while (looking.violations.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
  writeFileSync(manifestIn(folder), "s3://lake/lake/events/data/dt=2026-03-01/none.parquet\n");
  await looking.finish();
  expect(looking.violations[0]).toMatch(/^look \d+: 2 events are out of sight, luna e-[12], luna e-[12]$/);
  expect(looking.violations.slice(1).join("\n")).toMatch(
    /^a manifest names .*none\.parquet, which is no data file$/m,
  );
});
