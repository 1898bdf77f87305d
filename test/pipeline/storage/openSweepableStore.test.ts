import { pathToFileURL } from "node:url";
import { decode } from "../../../pipeline/event/decode";
import { openStore } from "../../../pipeline/storage/openStore";
import { openSweepableStore } from "../../../pipeline/storage/openSweepableStore";
import { StoreUri } from "../../../pipeline/storage/storeUri";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

test("openSweepableStore(uri) removes objects from the store that openStore(uri) opens", async () => {
  const uri = uriOf(pathToFileURL(`${aTemporaryFolder()}/lake`).href);
  const store = openStore(uri);
  for (const key of ["a", "b"]) await store.put(key, Buffer.from("x"));
  const sweepable = openSweepableStore(uri);
  expect(sweepable.uri).toBe(store.uri);
  await sweepable.delete("a");
  expect(await store.get("a")).toBeUndefined();
  expect(await store.get("b")).toBeDefined();
});

test("openSweepableStore(uri) opens a bucket without asking for it", () => {
  expect(openSweepableStore(uriOf("s3://acme-prod-lake"))).toMatchObject({
    uri: "s3://acme-prod-lake",
    delete: expect.any(Function),
  });
});

const uriOf = (uri: string): StoreUri => {
  const decoded = decode(StoreUri, uri);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  return decoded.value;
};
