import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dirScratchFiles } from "../../../pipeline/storage/scratchFile.dir";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { scratchFileContract } from "./scratchFileContract";

describe("dirScratchFiles(folder)", () => {
  scratchFileContract(() => dirScratchFiles(aTemporaryFolder()));
});

test("a scratch file has no name from the moment on that it is there: no crash leaves one behind", async () => {
  const folder = join(aTemporaryFolder(), "made as needed");
  const file = await dirScratchFiles(folder)();
  await file.append(Buffer.from("sightings"));
  expect(readdirSync(folder)).toEqual([]);
  expect((await file.read(0, 9)).toString()).toBe("sightings");
  await file.drop();
});
