import { decode } from "../../../pipeline/event/decode";
import { KeyRecord, keyId } from "../../../pipeline/keys/keyRecord";
import { aBrowserKey, aReaderKey, aSecret, aServerKey } from "../../fixtures/aKey";

test.each([
  aServerKey(),
  aBrowserKey({ sites: ["luna-roma"], origins: ["https://menu.example", "http://localhost:8080"] }),
  aReaderKey({ expires_at: Date.UTC(2027, 0, 1), revoked_at: Date.UTC(2026, 5, 1) }),
  aReaderKey({ id: "reader-2", origins: ["https://boards.example"], requests_per_minute: 1_000_000 }),
  aServerKey({
    id: "server-2",
    secrets: [aSecret("old", { expires_at: Date.UTC(2026, 1, 1) }), aSecret("new")],
  }),
])("$id goes through JSON and comes back the same", (record) => {
  expect(KeyRecord.is(record)).toBe(true);
  const json = JSON.parse(JSON.stringify(KeyRecord.encode(record)));
  expect(json.created_at).toBe("2026-01-01T00:00:00.000Z");
  expect(decode(KeyRecord, json)).toEqual({ kind: "valid", value: record });
});

test("members that a record does not have are left out", () => {
  const json = { ...KeyRecord.encode(aServerKey()), note: "of the till" };
  expect(decode(KeyRecord, json)).toEqual({ kind: "valid", value: aServerKey() });
});

const secret = "ffs_a-key-that-stands-where-its-hash-belongs";

test.each<readonly [Readonly<Record<string, unknown>>, string]>([
  [{ kind: "reeder" }, "key: server-1: kind: must be browser, server or reader, which this is not"],
  [{ sites: "luna" }, "key: server-1: sites: must be a list of sites, which this is not"],
  [{ sites: ["two words"] }, "key: server-1: sites: must be a site's id, or *, which this is not"],
  [{ sites: [] }, "key: server-1: sites: must name at least one site, or *"],
  [{ origins: undefined }, "key: server-1: origins: must be a list of origins, it is missing"],
  [{ origins: ["*"] }, "key: server-1: origins: a server key has none"],
  [{ kind: "browser" }, "key: server-1: origins: a browser key names at least one, or *"],
  ...["https://menu.example/", "menu.example", "https://menu.example/path", "https://*.example"].map(
    (origin) =>
      [
        { kind: "browser", origins: [origin] },
        "key: server-1: origins: must be an origin as browsers send it, https://menu.example without a path, or *, " +
          "which this is not",
      ] as const,
  ),
  [{ secrets: [] }, "key: server-1: secrets: must be one or two"],
  [{ secrets: ["a", "b", "c"].map((text) => aSecret(text)) }, "key: server-1: secrets: must be one or two"],
  [{ secrets: [aSecret("a"), aSecret("a")] }, "key: server-1: secrets: must not repeat each other"],
  [
    { secrets: [{ ...aSecret("a"), sha256: secret }] },
    "key: server-1: secrets.sha256: must be 64 hexadecimal digits in lower case, which this is not",
  ],
  [{ secrets: secret }, "key: server-1: secrets: must be a list of secrets, which this is not"],
  [
    { expires_at: undefined },
    "key: server-1: expires_at: must be an ISO 8601 time with a zone, or milliseconds since 1970, between the years " +
      "1990 and 2200, it is missing",
  ],
  [
    { requests_per_minute: 0 },
    "key: server-1: requests_per_minute: must be a whole number from 1 to 1000000, which this is not",
  ],
  [{ id: secret }, `key: id: must be ${keyId.rule}, which this is not`],
  [{ id: "a b" }, `key: id: must be ${keyId.rule}, which this is not`],
])("%j cannot be, and is told by the key's id without a quotation", (members, message) => {
  const decoded = decode(KeyRecord, { ...aServerKey(), ...members });
  expect(decoded).toMatchObject({ kind: "invalid" });
  const errors = decoded.kind === "invalid" ? decoded.errors : [];
  expect(errors).toContain(message);
  expect(errors.join()).not.toContain(secret);
});

test.each([undefined, null, "key", []])("%j is no key", (value) => {
  expect(decode(KeyRecord, value).kind).toBe("invalid");
  expect(KeyRecord.is(value)).toBe(false);
});
