import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dirKeyStore } from "../../../pipeline/keys/keyStore.dir";
import { aReaderKey, aServerKey, presented } from "../../fixtures/aKey";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { keyStoreContract } from "./keyStoreContract";

keyStoreContract(async () => {
  const folder = join(aTemporaryFolder(), "new", "keys");
  return () => dirKeyStore(folder);
});

test("a key is one file that only its owner can read, and nothing else is left", async () => {
  const folder = join(aTemporaryFolder(), "keys");
  const store = dirKeyStore(folder);
  await store.put(aServerKey({ id: "luna:till@1" }), "absent");
  await store.put(aServerKey({ id: "luna:till@1" }), "absent");
  const [version] = (await store.list()).keys.map((key) => key.version);
  await store.put(aServerKey({ id: "luna:till@1", sites: ["luna"] }), version ?? "");
  expect(readdirSync(folder)).toEqual(["luna%3Atill%401.json"]);
  const file = join(folder, "luna%3Atill%401.json");
  expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(readFileSync(file, "utf8")).not.toContain(presented({ id: "luna:till@1" }));
});

test("files that are no keys are told, each by its id and quoting nothing, and hide no other", async () => {
  const folder = aTemporaryFolder();
  const store = dirKeyStore(folder);
  await store.put(aReaderKey(), "absent");
  const secret = "ffs_pasted";
  writeFileSync(join(folder, "torn.json"), '{"id": "torn", "sec');
  writeFileSync(join(folder, "moved.json"), readFileSync(join(folder, "reader-1.json")));
  writeFileSync(join(folder, "bad.json"), JSON.stringify({ ...aServerKey({ id: "bad" }), kind: secret }));
  writeFileSync(join(folder, "nameless.json"), JSON.stringify({ ...aServerKey(), id: secret }));
  writeFileSync(join(folder, `${secret}.json`), "{}");
  writeFileSync(join(folder, "%.json"), "{}");
  writeFileSync(join(folder, "notes.txt"), "{}");
  writeFileSync(join(folder, ".unfinished"), "{}");
  mkdirSync(join(folder, "folder"));
  const { keys, damaged } = await store.list();
  expect(keys.map(({ record }) => record)).toEqual([aReaderKey()]);
  expect([...damaged].sort()).toEqual([
    "key: bad: kind: must be browser, server or reader, which this is not",
    "key: is stored under what is no id",
    "key: moved: is stored under an id that is not its own",
    expect.stringMatching(/^key: nameless: id: must be .+ and not a key itself, which this is not$/),
    "key: torn: is not JSON",
  ]);
});

test("what a killed process had claimed can be replaced after a while", async () => {
  const folder = aTemporaryFolder();
  const store = dirKeyStore(folder);
  await store.put(aServerKey(), "absent");
  const [stored] = (await store.list()).keys;
  const claim = join(folder, `server-1.json.${stored?.version}.claim`);
  linkSync(join(folder, "server-1.json"), claim);
  const changed = aServerKey({ sites: ["luna"] });
  utimesSync(claim, new Date(), new Date());
  expect(await store.put(changed, stored?.version ?? "")).toBe("conflict");
  utimesSync(claim, new Date(), new Date(Date.now() - 11_000));
  expect(await store.put(changed, stored?.version ?? "")).toBe("stored");
  expect(readdirSync(folder)).toEqual(["server-1.json"]);
});
