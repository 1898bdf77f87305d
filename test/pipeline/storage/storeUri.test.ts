import { decode } from "../../../pipeline/event/decode";
import { shownValue } from "../../../pipeline/event/shownValue";
import { StoreUri } from "../../../pipeline/storage/storeUri";

test.each<[string, StoreUri]>([
  ["s3://acme-prod-raw", { kind: "s3", bucket: "acme-prod-raw" }],
  ["s3://a.b", { kind: "s3", bucket: "a.b" }],
  ["file:///data/raw", { kind: "dir", folder: "/data/raw", bucket: "raw" }],
  ["file:///raw", { kind: "dir", folder: "/raw", bucket: "raw" }],
  ["file:///my%20data/100%25", { kind: "dir", folder: "/my data/100%", bucket: "100%" }],
  ["file:///data/men%C3%B9", { kind: "dir", folder: "/data/menù", bucket: "menù" }],
  ["file:///data/a#b?c", { kind: "dir", folder: "/data/a#b?c", bucket: "a#b?c" }],
])("%s names a store, and is what the store is encoded to", (uri, store) => {
  expect(decode(StoreUri, uri)).toEqual({ kind: "valid", value: store });
  expect(StoreUri.encode(store)).toBe(uri);
  expect(StoreUri.is(store)).toBe(true);
});

test("slashes at a folder's end are no part of its name", () => {
  const value = { kind: "dir", folder: "/data/raw", bucket: "raw" };
  expect(decode(StoreUri, "file:///data/raw//")).toEqual({ kind: "valid", value });
});

test.each([
  "",
  "s3://",
  "s3://a",
  "s3://Acme",
  "s3://acme/raw",
  "s3://-acme",
  `s3://${"a".repeat(64)}`,
  "file://",
  "file:///",
  "file:////",
  "file://data/raw",
  "file:///data/100%",
  "/data/raw",
  "https://acme",
  "S3://acme",
  undefined,
  7,
])("%j names no store", (uri) => {
  expect(decode(StoreUri, uri)).toEqual({
    kind: "invalid",
    errors: [
      `value: must be s3://BUCKET, or file:///FOLDER, ${uri === undefined ? "it is missing" : `not ${shownValue(uri)}`}`,
    ],
  });
});

test.each([
  null,
  "s3://acme",
  {},
  { kind: "s3" },
  { kind: "ftp", bucket: "a" },
  { kind: "dir", bucket: "a" },
])("%j is no store", (value) => {
  expect(StoreUri.is(value)).toBe(false);
});
