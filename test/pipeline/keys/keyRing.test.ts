import { hashKey, keyRing } from "../../../pipeline/keys/keyRing";
import { aBrowserKey, aServerKey, presented } from "../../fixtures/aKey";

test("keyRing(records)(key) finds the record of a key, and none for any other text", () => {
  const [server, browser] = [aServerKey(), aBrowserKey()];
  const find = keyRing([server, browser]);
  expect(find(presented(server))).toBe(server);
  expect(find(presented(browser))).toBe(browser);
  for (const other of ["", "unknown", `${presented(server)} `, server.id, server.sha256, "constructor"])
    expect(find(other)).toBeUndefined();
});

test("an empty ring knows no key", () => {
  expect(keyRing([])("")).toBeUndefined();
});

test("hashKey(key) is the SHA-256 of its UTF-8 text in hex", () => {
  expect(hashKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(hashKey("chiave-è")).toHaveLength(64);
});
