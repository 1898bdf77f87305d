import { decode } from "../../../pipeline/event/decode";
import { KeyStoreUri } from "../../../pipeline/keys/keyStoreUri";

test.each<readonly [string, KeyStoreUri]>([
  ["dynamodb:acme-prod-keys", { kind: "dynamodb", table: "acme-prod-keys" }],
  ["dir:/home/ana/my data/keys", { kind: "dir", folder: "/home/ana/my data/keys" }],
  ["dir:/", { kind: "dir", folder: "/" }],
])("%s names a place, and a place it", (text, uri) => {
  expect(decode(KeyStoreUri, text)).toEqual({ kind: "valid", value: uri });
  expect(KeyStoreUri.is(uri)).toBe(true);
  expect(KeyStoreUri.encode(uri)).toBe(text);
});

test.each(["", "keys", "dynamodb:", "dynamodb:a b", "dir:keys", "dir:", "dir:/a\0", "s3://keys", undefined])(
  "%j names none",
  (text) => {
    const decoded = decode(KeyStoreUri, text);
    expect(decoded).toMatchObject({
      errors: [expect.stringMatching(/^value: must be dynamodb:TABLE, or dir:\/FOLDER, /)],
    });
  },
);

test.each([{ kind: "dir", folder: "keys" }, { kind: "dynamodb", table: "" }, { kind: "s3" }, null])(
  "%j is no place",
  (u) => {
    expect(KeyStoreUri.is(u)).toBe(false);
  },
);
