import { decode } from "../../../pipeline/event/decode";
import { KeyRecord, KeyRecords } from "../../../pipeline/keys/keyRecord";
import { aBrowserKey, aServerKey } from "../../fixtures/aKey";

test.each([
  aServerKey(),
  aBrowserKey({ sites: ["luna-roma"], origins: ["https://menu.example"] }),
  aServerKey({ sites: [] }),
])("$id decodes, and encodes to the same", (record) => {
  expect(decode(KeyRecord, record)).toEqual({ kind: "valid", value: record });
  expect(KeyRecord.encode(record)).toEqual(record);
});

test("members that a record does not have are left out", () => {
  expect(decode(KeyRecord, { ...aServerKey(), note: "of the till" })).toEqual({
    kind: "valid",
    value: aServerKey(),
  });
});

test.each<readonly [string, unknown, string]>([
  [
    "id",
    "a b",
    'id: must be 1 to 128 letters, digits or _ . : @ - beginning with a letter or digit, not "a b"',
  ],
  ["kind", "reader", 'kind: must be browser or server, not "reader"'],
  ["sha256", "BA78", 'sha256: must be 64 hexadecimal digits in lower case, not "BA78"'],
  ["sites", "luna", 'sites: must be a list of sites, not "luna"'],
  ["sites", ["two words"], 'sites: must be a site\'s id, or *, not "two words"'],
  ...["https://menu.example/", "menu.example", "https://menu.example/path", "https://*.example"].map(
    (origin) =>
      [
        "origins",
        [origin],
        `origins: must be an origin as browsers send it, https://menu.example without a path, or *, not "${origin}"`,
      ] as const,
  ),
  ["origins", undefined, "origins: must be a list of origins, it is missing"],
])("%s cannot be %j", (name, value, message) => {
  expect(decode(KeyRecord, { ...aServerKey(), [name]: value })).toEqual({
    kind: "invalid",
    errors: [message],
  });
});

test("a list of keys has no two of one id, no two of one hash, and quotes none that is wrong", () => {
  const key = aServerKey();
  const errorsOf = (records: readonly unknown[]) => decode(KeyRecords, records);
  expect(errorsOf([key, aBrowserKey()])).toEqual({ kind: "valid", value: [key, aBrowserKey()] });
  expect(errorsOf([key, aBrowserKey({ id: key.id })])).toEqual({
    kind: "invalid",
    errors: [`keys: the id ${key.id} is given twice`],
  });
  expect(errorsOf([key, aServerKey({ id: "server-2", sha256: key.sha256 })])).toEqual({
    kind: "invalid",
    errors: ["keys: server-2 has the hash of another key"],
  });
  expect(JSON.stringify(errorsOf([{ ...key, sha256: "the-secret-key" }]))).not.toContain("the-secret-key");
});
