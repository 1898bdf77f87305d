import { hashKey } from "../../../pipeline/keys/hashKey";

test("hashKey(key) is the SHA-256 of its UTF-8 text in hex", () => {
  expect(hashKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(hashKey("chiave-è")).toHaveLength(64);
});
