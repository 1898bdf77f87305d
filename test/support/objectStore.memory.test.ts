import { objectStoreContract } from "../pipeline/storage/objectStoreContract";
import { memoryObjectStore } from "./objectStore.memory";

describe("memoryObjectStore(bucket)", () => {
  objectStoreContract(async () => memoryObjectStore("raw"), "s3://raw");
});
