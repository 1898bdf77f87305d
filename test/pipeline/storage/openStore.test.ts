import { pathToFileURL } from "node:url";
import { decode } from "../../../pipeline/event/decode";
import { openStore } from "../../../pipeline/storage/openStore";
import { StoreUri } from "../../../pipeline/storage/storeUri";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

test("openStore(uri) opens a folder's store, named by the folder", async () => {
  const folder = `${aTemporaryFolder()}/my lake`;
  const store = openStore(uriOf(pathToFileURL(folder).href));
  await store.put("a", Buffer.from("x"));
  expect(store.uri).toBe("s3://my lake");
  expect(await openStore(uriOf(pathToFileURL(folder).href)).get("a")).toBeDefined();
});

test("openStore(uri) opens a bucket without asking for it", () => {
  expect(openStore(uriOf("s3://acme-prod-lake")).uri).toBe("s3://acme-prod-lake");
});

test.each(["s3://acme-prod-lake", pathToFileURL("/data/lake").href])(
  "openStore(%j) has nothing by which objects could be removed",
  (uri) => {
    expect(Object.keys(openStore(uriOf(uri))).sort()).toEqual([
      "get",
      "getRange",
      "list",
      "put",
      "upload",
      "uri",
    ]);
  },
);

const uriOf = (uri: string): StoreUri => {
  const decoded = decode(StoreUri, uri);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  return decoded.value;
};
