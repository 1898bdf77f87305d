import { sessionKey } from "../../../dashboard/app/shell/sessionKey";

const aStorage = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
};

test("a key is kept in the session, until it is forgotten", () => {
  const storage = aStorage();
  const key = sessionKey(() => storage);
  expect(key.read()).toBeUndefined();
  key.keep("ffr_a");
  expect(storage.items).toEqual(new Map([["footfall.key", "ffr_a"]]));
  expect(sessionKey(() => storage).read()).toBe("ffr_a");
  key.forget();
  expect(key.read()).toBeUndefined();
  expect(storage.items.size).toBe(0);
});

test("a browser that refuses the page any storage keeps it as long as the page", () => {
  const key = sessionKey(() => {
    throw new DOMException("denied", "SecurityError");
  });
  key.keep("ffr_a");
  expect(key.read()).toBe("ffr_a");
  key.forget();
  expect(key.read()).toBeUndefined();
});
