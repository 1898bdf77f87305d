import { hashKey } from "../../../pipeline/keys/hashKey";
import type { KeyStore } from "../../../pipeline/keys/keyStore";
import { aBrowserKey, aServerKey, presented } from "../../fixtures/aKey";

/** What every store of keys has to do; `empty` gives one without keys, and another view of the same for each call. */
export const keyStoreContract = (empty: () => Promise<() => KeyStore>): void => {
  test("an empty store lists nothing", async () => {
    const store = (await empty())();
    expect(await store.list()).toEqual({ keys: [], damaged: [] });
  });

  test("what is put is listed by everybody, by id, and holds no key", async () => {
    const open = await empty();
    const [server, browser] = [aServerKey(), aBrowserKey({ id: "Menu@luna.example:1" })];
    expect(await open().put(server, "absent")).toBe("stored");
    expect(await open().put(browser, "absent")).toBe("stored");
    const { keys, damaged } = await open().list();
    expect(keys.map(({ record }) => record)).toEqual([browser, server]);
    expect(damaged).toEqual([]);
    const shown = JSON.stringify(keys);
    expect(shown).toContain(hashKey(presented(server)));
    expect(shown).not.toContain(presented(server));
  });

  test("a record is replaced in the version that was read, and in no other", async () => {
    const open = await empty();
    const first = aServerKey();
    await open().put(first, "absent");
    expect(await open().put(aServerKey({ sites: ["luna"] }), "absent")).toBe("conflict");
    const version = await versionIn(open());
    const second = aServerKey({ revoked_at: Date.UTC(2026, 2, 1) });
    expect(await open().put(second, version)).toBe("stored");
    expect(await open().put(aServerKey({ sites: ["luna"] }), version)).toBe("conflict");
    expect(await open().put(aServerKey({ id: "other" }), version)).toBe("conflict");
    expect((await open().list()).keys.map(({ record }) => record)).toEqual([second]);
    expect(await open().put(first, await versionIn(open()))).toBe("stored");
  });

  test("of many that put at once, one is stored: new, and in the place of another", async () => {
    const open = await empty();
    const candidates = Array.from({ length: 12 }, (_, i) => aServerKey({ sites: [`site-${i}`] }));
    for (const round of [1, 2, 3]) {
      const expected = round === 1 ? "absent" : await versionIn(open());
      const changed = candidates.map((record) => ({ ...record, requests_per_minute: round }));
      const results = await Promise.all(changed.map((record) => open().put(record, expected)));
      expect(results.filter((result) => result === "stored")).toHaveLength(1);
      const { keys } = await open().list();
      expect(keys.map(({ record }) => record)).toEqual([changed[results.indexOf("stored")]]);
    }
  });
};

const versionIn = async (store: KeyStore): Promise<string> => {
  const [stored] = (await store.list()).keys;
  if (stored === undefined) throw new Error("nothing is stored");
  return stored.version;
};
