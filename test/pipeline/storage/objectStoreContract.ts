import type {
  ETag,
  ListedObject,
  ObjectStore,
  PutResult,
  SweepableStore,
} from "../../../pipeline/storage/objectStore";

/**
 * What every object store must do: the tests of the port, run by each adapter's own test. `pageKeys` is how many keys
 * the store behind it lists at once.
 */
export const objectStoreContract = (
  newStore: () => Promise<SweepableStore>,
  expectedUri: string,
  pageKeys = 100,
): void => {
  let store: SweepableStore;
  beforeEach(async () => {
    store = await newStore();
  });

  test("uri is how manifests call the store", () => {
    expect(store.uri).toBe(expectedUri);
  });

  test("get(key) returns what put(key, body) stored, with its tag", async () => {
    const etag = await stored(store.put("menus/dinner.json", text("burrata")));
    expect(await store.get("menus/dinner.json")).toEqual({ body: expect.anything(), etag });
    expect(await contentOf(store, "menus/dinner.json")).toBe("burrata");
  });

  test("get(key) of an absent object is undefined, also where other keys begin or continue with it", async () => {
    await store.put("menus/dinner/antipasti.json", text("burrata"));
    for (const key of ["absent", "menus", "menus/dinner", "menus/dinner/antipasti", "menus/dinner/anti"])
      expect(await store.get(key)).toBeUndefined();
  });

  test.each([
    ["an empty object", new Uint8Array(0)],
    ["every byte", Uint8Array.from({ length: 1024 }, (_, i) => i % 256)],
    ["what looks like the lines of an upload's framing", text("5;chunk-signature=0\r\nhello\r\n0\r\n\r\n")],
    ["a megabyte", new Uint8Array(1_000_000).fill(0xff)],
  ])("%s comes back byte for byte, and is listed with its size", async (_, body) => {
    await store.put("bytes", body);
    expect(Buffer.from((await store.get("bytes"))?.body ?? []).equals(body)).toBe(true);
    expect((await listed(store, "bytes")).map(({ size }) => size)).toEqual([body.length]);
  });

  test.each([
    "raw/dt=2026-03-01/hr=18/s=00/a.ndjson.gz",
    "a b+c&d%20e",
    "menù/crème brûlée",
    "sushi/寿司/🍣",
  ])("%s is a key like any other", async (key) => {
    const etag = await stored(store.put(key, text("x")));
    expect(await contentOf(store, key)).toBe("x");
    expect(await listed(store, key)).toEqual([{ key, etag, size: 1, modifiedAtMs: expect.any(Number) }]);
    await store.delete(key);
    expect(await store.get(key)).toBeUndefined();
  });

  test("an unconditional put replaces the object, and its tag", async () => {
    const first = await stored(store.put("tab", text("one")));
    const second = await stored(store.put("tab", text("two")));
    expect(second).not.toBe(first);
    expect(await store.get("tab")).toMatchObject({ etag: second });
    expect(await contentOf(store, "tab")).toBe("two");
  });

  test("what a caller does with its buffer after the put changes no object", async () => {
    const body = text("before");
    await store.put("tab", body);
    body.fill(0);
    expect(await contentOf(store, "tab")).toBe("before");
  });

  test.each([0, 1, 3])(
    "an upload of %i pieces is one object, whole, with the tag that get returns",
    async (count) => {
      const upload = store.upload("lake/dt=2026-03-01/a.parquet");
      const pieces = Array.from({ length: count }, (_, i) => text(`piece ${i};`.repeat(1000 * i + 1)));
      for (const piece of pieces) {
        const mine = Buffer.from(piece);
        await upload.write(mine);
        mine.fill(0);
      }
      const etag = await stored(upload.finish());
      const object = await store.get("lake/dt=2026-03-01/a.parquet");
      expect(object?.etag).toBe(etag);
      expect(Buffer.concat([object?.body ?? x]).equals(Buffer.concat(pieces))).toBe(true);
      await upload.abort();
      expect(await keysOf(store, "")).toEqual(["lake/dt=2026-03-01/a.parquet"]);
    },
  );

  test("nothing of an upload is seen before it is finished, and of one that is given up nothing ever", async () => {
    const [kept, left] = [store.upload("kept"), store.upload("left")];
    for (const upload of [kept, left]) await upload.write(text("half"));
    expect(await keysOf(store, "")).toEqual([]);
    expect(await store.get("kept")).toBeUndefined();
    await left.abort();
    await kept.write(text(" and half"));
    await stored(kept.finish());
    expect(await keysOf(store, "")).toEqual(["kept"]);
    expect(await contentOf(store, "kept")).toBe("half and half");
  });

  test("an upload conflicts with an object that is there, or that came meanwhile, and changes nothing", async () => {
    const uploads = twenty(() => store.upload("race"));
    await Promise.all(uploads.map((upload, i) => upload.write(text(`${i}`))));
    const results = await Promise.all(uploads.map((upload) => upload.finish()));
    expect(await contentOf(store, "race")).toBe(`${onlyWinner(results)}`);
  });

  test("getRange(key, start, end) is that part of the object, up to its end; undefined where there is none", async () => {
    await store.put("digits", text("0123456789"));
    const range = async (start: number, end: number) =>
      Buffer.from((await store.getRange("digits", start, end)) ?? []).toString();
    expect([await range(0, 3), await range(3, 4), await range(8, 99)]).toEqual(["012", "3", "89"]);
    expect(await store.getRange("absent", 0, 1)).toBeUndefined();
  });

  test("ifAbsent stores a new object, and conflicts with one that is there, even an equal one", async () => {
    const etag = await stored(store.put("once", text("first"), { ifAbsent: true }));
    for (const body of ["first", "second"])
      expect(await store.put("once", text(body), { ifAbsent: true })).toEqual({ kind: "conflict" });
    expect(await store.get("once")).toMatchObject({ etag });
    expect(await contentOf(store, "once")).toBe("first");
  });

  test("ifMatch replaces the object that has the tag", async () => {
    const first = await stored(store.put("manifest", text("1")));
    const second = await stored(store.put("manifest", text("2"), { ifMatch: first }));
    expect(await store.get("manifest")).toMatchObject({ etag: second });
    expect(await contentOf(store, "manifest")).toBe("2");
  });

  test("ifMatch conflicts with an object of another tag, and leaves it as it is", async () => {
    const old = await stored(store.put("manifest", text("1")));
    const etag = await stored(store.put("manifest", text("2")));
    expect(await store.put("manifest", text("3"), { ifMatch: old })).toEqual({ kind: "conflict" });
    expect(await store.get("manifest")).toMatchObject({ etag });
    expect(await contentOf(store, "manifest")).toBe("2");
  });

  test("ifMatch conflicts with an absent object, and makes none", async () => {
    const etag = await stored(store.put("other", text("1")));
    expect(await store.put("manifest", text("1"), { ifMatch: etag })).toEqual({ kind: "conflict" });
    expect(await store.get("manifest")).toBeUndefined();
    expect(await listed(store, "manifest")).toEqual([]);
  });

  test("of 20 concurrent ifAbsent puts one is stored, whole, and it is the one that stays", async () => {
    const results = await Promise.all(twenty((i) => store.put("race", text(`${i}`), { ifAbsent: true })));
    expect(await contentOf(store, "race")).toBe(`${onlyWinner(results)}`);
  });

  test("of 20 concurrent ifMatch puts one is stored, and it is the one that stays", async () => {
    const ifMatch = await stored(store.put("race", text("start")));
    const results = await Promise.all(twenty((i) => store.put("race", text(`${i}`), { ifMatch })));
    expect(await contentOf(store, "race")).toBe(`${onlyWinner(results)}`);
  });

  test("20 writers that each add a line by ifMatch, again after every conflict, lose none", async () => {
    await store.put("lines", text(""));
    await Promise.all(twenty((i) => addLine(store, "lines", `writer ${i}`)));
    const lines = (await contentOf(store, "lines"))?.trim().split("\n") ?? [];
    expect(lines.sort()).toEqual(twenty((i) => `writer ${i}`).sort());
  }, 20_000);

  test("list(prefix) takes the prefix as text: it may end within a name", async () => {
    for (const key of ["raw/ab", "raw/abc-d", "raw/abc/d", "raw/abd", "raw/b", "rawer/abc"])
      await store.put(key, text(key));
    expect(await keysOf(store, "raw/abc")).toEqual(["raw/abc-d", "raw/abc/d"]);
    expect(await keysOf(store, "raw/ab")).toEqual(["raw/ab", "raw/abc-d", "raw/abc/d", "raw/abd"]);
    expect(await keysOf(store, "raw/abc/")).toEqual(["raw/abc/d"]);
    expect(await keysOf(store, "raw")).toHaveLength(6);
    expect(await keysOf(store, "")).toHaveLength(6);
  });

  test.each(["absent", "absent/", "raw/absent/", "raw/a/b/c", "raw/abcd"])(
    "list(%j) of a prefix that no key has is empty",
    async (prefix) => {
      await store.put("raw/abc", text("x"));
      await store.put("absen", text("x"));
      expect(await listed(store, prefix)).toEqual([]);
    },
  );

  test("list goes up by the bytes of UTF-8, where - and . stand before /, and emoji behind kanji", async () => {
    const inOrder = [
      "day-1/x",
      "day.1/x",
      "day/x",
      "day/y/z",
      "day0/x",
      "dayA/x",
      "daya/x",
      "dayé/x",
      "day\ufffd/x",
    ];
    const keys = [...inOrder, "day🍣/x"];
    for (const key of keys.toReversed()) await store.put(key, text("x"));
    expect(await keysOf(store, "day")).toEqual(keys);
  });

  test("list shows when each object was put, and of one that was replaced, when that was", async () => {
    const beforeMs = wholeSecond(Date.now());
    await store.put("first", x);
    await store.put("second", x);
    const [first, second] = await listed(store, "");
    await store.put("first", text("y"));
    const [again, same] = await listed(store, "");
    for (const object of [first, second, again]) {
      expect(object?.modifiedAtMs).toBeGreaterThanOrEqual(beforeMs);
      expect(object?.modifiedAtMs).toBeLessThanOrEqual(Date.now() + secondMs);
    }
    expect(again?.modifiedAtMs).toBeGreaterThanOrEqual(first?.modifiedAtMs ?? Number.POSITIVE_INFINITY);
    expect(same).toEqual(second);
  });

  test("delete(key) removes the object, and no other", async () => {
    for (const key of ["m", "men", "menu-2", "menu/dinner"]) await store.put(key, x);
    expect(await store.delete("menu/dinner")).toBeUndefined();
    expect(await store.get("menu/dinner")).toBeUndefined();
    expect(await keysOf(store, "")).toEqual(["m", "men", "menu-2"]);
  });

  test("delete(key) of an absent object does nothing, also where other keys begin or continue with it", async () => {
    await store.put("menus/dinner/antipasti.json", x);
    for (const key of ["absent", "menus", "menus/dinner", "menus/dinner/antipasti", "menus/dinner/anti"])
      expect(await store.delete(key)).toBeUndefined();
    expect(await keysOf(store, "")).toEqual(["menus/dinner/antipasti.json"]);
  });

  test("a key whose object was deleted is free: ifAbsent stores, and the old tag matches nothing", async () => {
    const ifMatch = await stored(store.put("menu", x));
    await store.delete("menu");
    expect(await store.put("menu", x, { ifMatch })).toEqual({ kind: "conflict" });
    const etag = await stored(store.put("menu", text("new"), { ifAbsent: true }));
    expect(await store.get("menu")).toMatchObject({ etag });
    expect(await contentOf(store, "menu")).toBe("new");
  });

  test("of 20 concurrent deletes of one object none fails, and other objects stay", async () => {
    for (const key of ["race", "bystander"]) await store.put(key, x);
    await Promise.all(twenty(() => store.delete("race")));
    expect(await keysOf(store, "")).toEqual(["bystander"]);
  });

  test("list shows every object once, with the tag that get returns, also where there are several pages", async () => {
    const keys = Array.from({ length: 3.5 * pageKeys }, (_, i) => `many/${String(i).padStart(4, "0")}`);
    for (let start = 0; start < keys.length; start += 100)
      await Promise.all(keys.slice(start, start + 100).map((key) => store.put(key, text(key))));
    const objects = await listed(store, "many/");
    expect(objects.map(({ key }) => key)).toEqual(keys);
    for (const { key, etag } of objects.filter((_, i) => i % 10 === 0))
      expect(await store.get(key)).toMatchObject({ etag });
  }, 30_000);
};

const secondMs = 1000;

/** S3 tells times to the second. */
const wholeSecond = (ms: number): number => Math.floor(ms / secondMs) * secondMs;

const text = (content: string): Buffer => Buffer.from(content, "utf8");

const x = text("x");

const twenty = <A>(make: (i: number) => A): A[] => Array.from({ length: 20 }, (_, i) => make(i));

const stored = async (put: Promise<PutResult>): Promise<ETag> => {
  const result = await put;
  if (result.kind !== "stored") throw new Error("the put was to be stored, but met a conflict");
  return result.etag;
};

const contentOf = async (store: ObjectStore, key: string): Promise<string | undefined> => {
  const object = await store.get(key);
  return object && Buffer.from(object.body).toString("utf8");
};

const listed = async (store: ObjectStore, prefix: string): Promise<ListedObject[]> => {
  const objects: ListedObject[] = [];
  for await (const object of store.list(prefix)) objects.push(object);
  return objects;
};

const keysOf = async (store: ObjectStore, prefix: string): Promise<string[]> =>
  (await listed(store, prefix)).map(({ key }) => key);

const onlyWinner = (results: readonly PutResult[]): number => {
  expect(results.filter(({ kind }) => kind === "stored")).toHaveLength(1);
  return results.findIndex(({ kind }) => kind === "stored");
};

const addLine = async (store: ObjectStore, key: string, line: string): Promise<void> => {
  for (;;) {
    const object = await store.get(key);
    if (object === undefined) throw new Error(`${key} is gone`);
    const body = text(`${Buffer.from(object.body).toString("utf8")}${line}\n`);
    if ((await store.put(key, body, { ifMatch: object.etag })).kind === "stored") return;
  }
};
