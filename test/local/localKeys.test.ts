import { openDataFolder } from "../../local/dataFolder";
import { runKeys } from "../../local/keys/runKeys";
import { keepLocalKeys } from "../../local/localKeys";
import { findKey } from "../../pipeline/keys/findKey";
import { dirKeyStore } from "../../pipeline/keys/keyStore.dir";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

const now = () => Date.UTC(2026, 2, 1);

const aFolder = async () => {
  const folder = await openDataFolder(aTemporaryFolder());
  const stored = async () => (await dirKeyStore(folder.keysFolder).list()).keys;
  const run = (line: string) =>
    runKeys([...line.split(" "), "--data", folder.path], {
      print: () => {},
      tell: () => {},
      now,
      randomBytes: (count) => Buffer.alloc(count, 7),
    });
  return { folder, stored, run };
};

test("the keys of the local mode open everything for every site, one of each kind", async () => {
  const { folder, stored } = await aFolder();
  await keepLocalKeys(folder, now);
  const records = (await stored()).map(({ record }) => record);
  expect(records).toMatchObject(
    ["browser", "reader", "server"].map((kind) => ({ id: `local-${kind}`, kind, sites: ["*"] })),
  );
  const { browser_key, server_key, reader_key } = folder.secrets;
  expect([browser_key, reader_key, server_key].map((key) => findKey(records, key, now())?.id)).toEqual(
    records.map(({ id }) => id),
  );
  await folder.release();
});

test("a second start leaves everything as it is, with the keys that people have made beside them", async () => {
  const { folder, stored, run } = await aFolder();
  await run("create --kind reader --name board --sites luna");
  await keepLocalKeys(folder, now);
  const first = await stored();
  await keepLocalKeys(folder, () => now() + 1);
  expect(await stored()).toEqual(first);
  expect(first.map(({ record }) => record.id)).toEqual([
    "board",
    "local-browser",
    "local-reader",
    "local-server",
  ]);
  await folder.release();
});

test("one that was revoked, and one whose old secret is over, open again after a start", async () => {
  const { folder, stored, run } = await aFolder();
  await keepLocalKeys(folder, now);
  await run("revoke local-server");
  await run("rotate local-browser --keep-old 0d");
  await keepLocalKeys(folder, now);
  const records = (await stored()).map(({ record }) => record);
  const { browser_key, server_key } = folder.secrets;
  for (const key of [browser_key, server_key]) expect(findKey(records, key, now())).toBeDefined();
  await folder.release();
});
