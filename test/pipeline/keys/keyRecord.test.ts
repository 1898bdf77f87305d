import { decode } from "../../../pipeline/event/decode";
import { KeyRecord } from "../../../pipeline/keys/keyRecord";
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

test.each([
  [
    "id",
    "a b",
    'id: must be 1 to 128 letters, digits or _ . : @ - beginning with a letter or digit, not "a b"',
  ],
  ["kind", "reader", 'kind: must be browser or server, not "reader"'],
  ["sha256", "BA78", 'sha256: must be 64 hexadecimal digits in lower case, not "BA78"'],
  ["sites", "luna", 'sites: must be ReadonlyArray<string>, not "luna"'],
  ["origins", undefined, "origins: must be ReadonlyArray<string>, it is missing"],
])("%s cannot be %j", (name, value, message) => {
  expect(decode(KeyRecord, { ...aServerKey(), [name]: value })).toEqual({
    kind: "invalid",
    errors: [message],
  });
});
